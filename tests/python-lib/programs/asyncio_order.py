# cases: 1..34
import asyncio, sys, functools
P = functools.partial(print, flush=True)
async def job(n, t=0, r=None, fail=None):
    P('start', n)
    try:
        await asyncio.sleep(t)
    except asyncio.CancelledError as e:
        P('cancelled', n, e.args); raise
    P('end', n)
    if fail: raise fail
    return r or n
async def c1():
    P(await asyncio.gather(job(1, .02), job(2, .01), job(3)))
async def c2():
    r = await asyncio.gather(job(1, fail=ValueError('x')), job(2, .01), return_exceptions=True); P(r)
async def c3():
    try: await asyncio.gather(job(1, fail=ValueError('x')), job(2, .02))
    except ValueError as e: P(repr(e))
    await asyncio.sleep(.03)
async def c4():
    t = asyncio.create_task(job(1, 1)); await asyncio.sleep(0); P(t.cancel('why'))
    try: await t
    except asyncio.CancelledError as e: P(e.args, t.cancelled(), t.done())
async def c5():
    try: await asyncio.wait_for(job(1, 1), .01)
    except TimeoutError as e: P('to', repr(e), repr(e.__cause__))
    P(await asyncio.wait_for(job(2), 1))
    try: await asyncio.wait_for(job(3), 0)
    except TimeoutError as e: P('to', repr(e))
async def c6():
    t = asyncio.create_task(job(1, .02))
    try: await asyncio.wait_for(asyncio.shield(t), .01)
    except TimeoutError: P('to', t)
    P(await t)
async def c7():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(1, .01, fail=ValueError(1))); tg.create_task(job(2, 1)); tg.create_task(job(3, .01, fail=KeyError(2)))
            P(tg)
    except* ValueError as e: P(e.exceptions)
    except* KeyError as e: P(e.exceptions)
    P(asyncio.current_task().cancelling())
async def c8():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(job(1, .01)); b = tg.create_task(job(2))
    P(a.result(), b.result(), tg)
    try: tg.create_task(job(3))
    except RuntimeError as e: P(e)
async def c9():
    for c in asyncio.as_completed([job(1, .03), job(2, .01), job(3, .02)]): P(await c)
    ts = [asyncio.create_task(job(i, .04 - i / 100)) for i in (1, 2)]
    async for t in asyncio.as_completed(ts): P(ts.index(t), t.result())
async def c10():
    d, p = await asyncio.wait([asyncio.create_task(job(i, i / 50)) for i in range(3)], return_when=asyncio.FIRST_COMPLETED); P(len(d), len(p))
    d, p = await asyncio.wait(p, timeout=.001); P(len(d), len(p))
    d, p = await asyncio.wait(p); P(len(d), len(p))
async def c11():
    l = asyncio.Lock()
    async def w(n):
        async with l: P('got', n); await asyncio.sleep(0); P('rel', n)
    await asyncio.gather(*(w(i) for i in range(3))); P(l)
async def c12():
    l = asyncio.Lock(); await l.acquire()
    ts = [asyncio.create_task(l.acquire()) for _ in range(3)]; await asyncio.sleep(0); P(l); ts[0].cancel(); l.release(); await asyncio.sleep(.01); P([t.done() for t in ts], l); l.release(); await asyncio.sleep(0.01); P([t.done() for t in ts])
async def c13():
    e = asyncio.Event(); ts = [asyncio.create_task(e.wait()) for _ in range(2)]; await asyncio.sleep(0); P(e); e.set(); P(await asyncio.gather(*ts), e)
async def c14():
    c = asyncio.Condition()
    async def w(n):
        async with c:
            P('w', n); await c.wait(); P('woke', n)
    ts = [asyncio.create_task(w(i)) for i in range(3)]; await asyncio.sleep(0.01)
    async with c: c.notify(); P(c)
    await asyncio.sleep(.01); ts[1].cancel()
    async with c: c.notify_all()
    P(await asyncio.gather(*ts, return_exceptions=True))
async def c15():
    s = asyncio.Semaphore(2)
    async def w(n):
        async with s: P('in', n, s); await asyncio.sleep(.01); P('out', n)
    ts = [asyncio.create_task(w(i)) for i in range(5)]; await asyncio.sleep(0); ts[3].cancel(); await asyncio.gather(*ts, return_exceptions=True); P(s)
async def c16():
    b = asyncio.Barrier(2)
    async def w(n): P(n, await b.wait())
    await asyncio.gather(*(w(i) for i in range(4))); P(b, b.n_waiting)
    t = asyncio.create_task(w(9)); await asyncio.sleep(0); await b.reset(); P(await asyncio.gather(t, return_exceptions=True), b)
async def c17():
    q = asyncio.Queue(2)
    async def prod():
        for i in range(5): await q.put(i); P('put', i)
    async def cons():
        while 1: x = await q.get(); P('get', x); q.task_done()
    c = asyncio.create_task(cons()); await prod(); await q.join(); c.cancel(); P(q, q.qsize(), q.empty(), q.full())
async def c18():
    q = asyncio.PriorityQueue(); [q.put_nowait(x) for x in (3, 1, 2)]; P([q.get_nowait() for _ in range(3)])
    q = asyncio.LifoQueue(); [q.put_nowait(x) for x in (3, 1, 2)]; P(q, [await q.get() for _ in range(3)])
    q = asyncio.Queue(1); t = asyncio.create_task(q.get()); await asyncio.sleep(0); P(q); q.shutdown(); P(await asyncio.gather(t, return_exceptions=True))
async def c19():
    t = asyncio.current_task()
    try:
        async with asyncio.timeout(.01) as tm:
            P(tm); await asyncio.sleep(1)
    except TimeoutError as e: P(tm, tm.expired(), t.cancelling(), repr(e.__cause__))
    async with asyncio.timeout(None) as tm: tm.reschedule(asyncio.get_running_loop().time() + 10); P(tm.when() > 0)
    try:
        async with asyncio.timeout(.01):
            try:
                async with asyncio.timeout(.01): await asyncio.sleep(1)
            except TimeoutError: P('inner')
    except TimeoutError: P('outer')
async def c20():
    async def cl():
        try: await asyncio.sleep(10)
        finally: P('clean'); await asyncio.sleep(.01); P('cleaned')
    try: await asyncio.wait_for(cl(), .01)
    except TimeoutError: P('to')
    asyncio.create_task(cl()); await asyncio.sleep(0)
async def c21():
    loop = asyncio.get_running_loop(); f = loop.create_future()
    f.add_done_callback(lambda f: P('cb1', f.result())); loop.call_soon(f.set_result, 5); loop.call_later(.01, P, 'later'); loop.call_at(loop.time() + .005, P, 'at')
    P(await f); await asyncio.sleep(.02); P(f)
async def c22():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: P(sorted(c), c['message']))
    loop.call_soon(lambda: 1 / 0); asyncio.create_task(job(1, fail=ValueError(3))); await asyncio.sleep(.01)
    import gc; gc.collect()
    loop.set_exception_handler(None); loop.call_soon(int, 'z'); await asyncio.sleep(.01)
async def c23():
    P(await asyncio.to_thread(lambda a, b: a + b, 1, b=2), await asyncio.get_running_loop().run_in_executor(None, sum, [1, 2]))
    import concurrent.futures, threading, time
    with concurrent.futures.ThreadPoolExecutor(2, 'pool') as ex:
        P(await asyncio.get_running_loop().run_in_executor(ex, lambda: threading.current_thread().name))
        P(list(ex.map(lambda x: x * x, range(4))), ex.submit(pow, 2, 3).result())
    P(await asyncio.gather(*(asyncio.to_thread(time.sleep, .01) for _ in range(3))), threading.current_thread().name)
async def c24():
    async def ag():
        try:
            for i in range(5): yield i; await asyncio.sleep(0)
        finally: P('agclose')
    async for x in ag():
        P(x)
        if x == 2: break
    P([x async for x in ag() if x % 2], await anext(ag()))
async def c25():
    loop = asyncio.get_running_loop(); loop.set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(job(1, .01)); P('made', t.done())
    async def im(): P('imm'); return 3
    t2 = asyncio.create_task(im()); P(t2.done(), t2.result()); P(await asyncio.gather(im(), im(), t))
    async with asyncio.TaskGroup() as tg: tg.create_task(im()); tg.create_task(job(2, .01))
async def c26():
    import contextvars
    v = contextvars.ContextVar('v', default=0)
    async def f(): v.set(v.get() + 1); return v.get()
    P(await asyncio.gather(f(), f()), v.get()); await f(); P(v.get(), await asyncio.create_task(f()), v.get(), await asyncio.to_thread(v.get))
async def c27():
    async def f():
        asyncio.current_task().cancel()
        try: await asyncio.sleep(0)
        except asyncio.CancelledError: P('c', asyncio.current_task().cancelling(), asyncio.current_task().uncancel())
        return 'ok'
    P(await asyncio.create_task(f()), len(asyncio.all_tasks()))
async def c28():
    g = asyncio.gather(job(1, 1), job(2, 1)); await asyncio.sleep(0.01); g.cancel()
    try: await g
    except asyncio.CancelledError: P('gc')
    g = asyncio.gather(job(1, 1), job(2, 1), return_exceptions=True); await asyncio.sleep(0.01); g.cancel()
    try: P(await g)
    except asyncio.CancelledError: P('gc2')
async def c29():
    async def outer():
        try: await job(5, 1)
        except asyncio.CancelledError: P('swallow')
        return 'done'
    t = asyncio.create_task(outer()); await asyncio.sleep(0); t.cancel(); P(await t, t.cancelling())
    t = asyncio.create_task(job(7)); t.cancel(); P(await asyncio.gather(t, return_exceptions=True))
async def c30():
    def sync(): return asyncio.run_coroutine_threadsafe(job('ts'), loop).result()
    loop = asyncio.get_running_loop(); P(await asyncio.to_thread(sync))
async def c31():
    async def bg(): 
        try: await asyncio.sleep(9)
        except asyncio.CancelledError: raise ValueError('in cancel')
    asyncio.create_task(bg()); await asyncio.sleep(0)
async def c32():
    class A:
        def __await__(self): return (yield from asyncio.sleep(0, 7).__await__())
    P(await A(), await asyncio.ensure_future(A()), await asyncio.wait_for(A(), 1), await asyncio.gather(A()))
async def c33():
    t = asyncio.create_task(job(1, 1)); t2 = asyncio.create_task(asyncio.wait_for(t, 5)); await asyncio.sleep(.01); t2.cancel(); P(await asyncio.gather(t, t2, return_exceptions=True))
    async with asyncio.timeout(5):
        try:
            async with asyncio.TaskGroup() as tg: tg.create_task(job(2, 1)); raise KeyError('body')
        except* KeyError as e: P(e.exceptions)
async def c34():
    h = asyncio.get_running_loop().call_later(5, P); h.cancel(); P(h, h.cancelled()); f = asyncio.get_running_loop().create_future(); f.cancel('m'); P(f, f.cancelled())
    try: await f
    except asyncio.CancelledError as e: P(e)
    f = asyncio.get_running_loop().create_future(); f.set_exception(ValueError('never'))
    del f
    job(1)
    P(asyncio.iscoroutinefunction(job), asyncio.isfuture(h), asyncio.get_event_loop() is asyncio.get_running_loop())
n = sys.argv[1]
if __name__ == '__main__':
    asyncio.run(globals()['c' + n]())
    P('ran')
    try: asyncio.get_event_loop()
    except RuntimeError as e: P(e)
    with asyncio.Runner() as r:
        P(r.run(asyncio.sleep(0, 'r')), r.get_loop())
    loop = asyncio.new_event_loop(); asyncio.set_event_loop(loop)
    loop.call_soon(lambda: (P('soon'), loop.stop())); loop.run_forever(); P(loop.run_until_complete(asyncio.sleep(0, 1)), loop.is_running(), loop.is_closed())
    f = loop.create_future(); loop.call_soon(loop.stop)
    try: loop.run_until_complete(f)
    except RuntimeError as e: P(e)
    loop.close(); P(loop)
    for bad in (lambda: loop.run_forever(), lambda: loop.call_soon(P), lambda: asyncio.run(3)):
        try: bad()
        except Exception as e: P(type(e).__name__, e)
