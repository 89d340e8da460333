# cases: 1..72
import asyncio
async def f(): 
    raise ValueError(1)
async def a1():
    await asyncio.wait_for(f(), 1)
async def a2():
    await asyncio.gather(f(), f())
async def a3():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(f())
async def a4():
    await asyncio.wait_for(asyncio.sleep(5), .01)
async def a5():
    async with asyncio.timeout(.01):
        await asyncio.sleep(2)
async def a6():
    await asyncio.shield(f())
async def a7():
    for c in asyncio.as_completed([f()]): await c
async def a8():
    async for c in asyncio.as_completed([f()]): await c
async def a9():
    await asyncio.wait([f()])
async def a10():
    t=asyncio.create_task(asyncio.sleep(10)); await asyncio.sleep(0); t.cancel()
    await t
async def a11():
    l=asyncio.Lock(); l.release()
async def a12():
    q=asyncio.Queue(); q.get_nowait()
async def a13():
    q=asyncio.Queue(1); q.put_nowait(1);q.put_nowait(1)
async def a14():
    async with asyncio.BoundedSemaphore(1) as s: pass
    s=asyncio.BoundedSemaphore(1); s.release()
async def a15():
    q=asyncio.Queue(); q.task_done()
async def a16():
    await asyncio.to_thread(int,'x')
async def a17():
    await asyncio.get_running_loop().run_in_executor(None,int,'x')
async def a18():
    asyncio.run(f())
async def a19():
    e=asyncio.Condition(); e.notify()
async def a20():
    async with asyncio.TaskGroup() as tg: raise KeyError(2)
async def a21():
    async for c in asyncio.as_completed([asyncio.sleep(4)],timeout=.01): await c
async def a22():
    for c in asyncio.as_completed([asyncio.sleep(4)],timeout=.01): await c
async def a23():
    f=asyncio.Future(); f.set_result(1); f.set_result(2)
async def a24():
    f=asyncio.Future(); f.result()
async def a25():
    q=asyncio.Queue(); q.shutdown(); await q.get()
async def a26():
    q=asyncio.Queue(); 
    asyncio.get_running_loop().call_later(.01,q.shutdown); await q.get()
async def a27():
    b=asyncio.Barrier(2)
    t=asyncio.create_task(b.wait()); await asyncio.sleep(0); await b.abort(); await t
async def a28():
    tg=asyncio.TaskGroup(); tg.create_task(f())
async def a29():
    await asyncio.sleep(float('nan'))
async def a30():
    t=asyncio.timeout(1); t.reschedule(3)
async def a31():
    ev=asyncio.Event(); await asyncio.wait_for(ev.wait(),.01)
async def a32():
    q=asyncio.Queue(); await asyncio.wait_for(q.get(),.01)
async def a33():
    l=asyncio.Lock(); await l.acquire(); await asyncio.wait_for(l.acquire(),.01)
async def a34():
    asyncio.ensure_future(3)
async def a35():
    asyncio.get_running_loop().call_later(0,3)
async def a36():
    asyncio.get_running_loop().call_soon(3)
async def a37():
    asyncio.get_running_loop().run_until_complete(f())
async def a38():
    asyncio.get_running_loop().call_later(None,3)
async def a39():
    c=asyncio.Condition()
    async with c: await asyncio.wait_for(c.wait_for(lambda:0),.01)
async def a40():
    s=asyncio.Semaphore(1); await s.acquire()
    await asyncio.wait_for(s.acquire(),.01)
async def a41(): asyncio.create_task(3)
async def a42(): asyncio.Semaphore(-1)
async def a43(): await asyncio.gather(3)
async def a44(): await asyncio.wait([])
async def a45(): await asyncio.wait({asyncio.create_task(f())},return_when=3)
async def a46(): asyncio.as_completed(f())
async def a47(): asyncio.get_running_loop().set_exception_handler(3)
async def a48(): asyncio.get_running_loop().close()
async def a49():
    def g(): raise KeyError(3)
    asyncio.get_running_loop().call_soon(g); await asyncio.sleep(0.01)
async def a50():
    async with asyncio.timeout(.01):
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.sleep(5))
async def a51():
    await asyncio.shield(asyncio.wait_for(asyncio.sleep(5), .01))
async def a52():
    async with asyncio.Barrier(0) as b: pass
async def a53():
    t=asyncio.create_task(asyncio.sleep(3)); t.set_name('T')
    async with asyncio.timeout(.01): await asyncio.wait({t})
async def a54():
    t=asyncio.create_task(asyncio.sleep(3)); t.set_name('T')
    async with asyncio.timeout(.01): await asyncio.gather(t, asyncio.sleep(9))
async def a55():
    async with asyncio.Runner() as b: pass
async def a56():
    asyncio.current_task().cancel('hello'); await asyncio.sleep(1)
async def a57():
    asyncio.current_task().cancel('hello'); await asyncio.sleep(0)
async def a58():
    await asyncio.wait_for(f(), 0)
async def a59():
    await asyncio.wait_for(f(), None)
async def a60():
    c=asyncio.Condition(); await c.wait()
async def a61():
    c=asyncio.Condition(); c.notify_all()
async def a62():
    e=asyncio.timeout(1)
    async with e: pass
    async with e: pass
async def a63():
    raise asyncio.QueueShutDown
async def a64():
    await asyncio.wait_for(asyncio.wait_for(asyncio.sleep(4),1),.01)
async def a65():
    l=asyncio.Lock()
    async with l:
        async with asyncio.timeout(.01):
            async with l: pass
async def a66():
    q=asyncio.Queue(1); await q.put(1); await asyncio.wait_for(q.put(1),.01)
async def a67():
    q=asyncio.Queue(1); await q.put(1); await asyncio.wait_for(q.join(),.01)
async def a68():
    s=asyncio.Semaphore(0)
    async with asyncio.timeout(.01):
        async with s: pass
async def a69():
    s=asyncio.Condition()
    async with s:
     async with asyncio.timeout(.01):
        async with s: pass
async def a70():
    b=asyncio.Barrier(2)
    async with asyncio.timeout(.01):
        async with b: pass
async def a71():
    import contextlib
    @contextlib.asynccontextmanager
    async def cm():
        async with asyncio.timeout(.01): yield
    async with cm(): await asyncio.sleep(4)
async def a72():
    import contextlib
    async with contextlib.AsyncExitStack() as st:
        await st.enter_async_context(asyncio.timeout(.01)); await asyncio.sleep(4)
import sys
asyncio.run(globals()['a'+sys.argv[1]]())
