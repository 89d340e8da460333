# Asynchronous iteration, contexts, groups, queues and waits in one program.
# mask: stdout
# asyncio-flavoured but mostly language
import asyncio, random, time
from dataclasses import dataclass, field
from typing import AsyncIterator
@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
    retries: int = field(default=0, compare=False, repr=False)
class RetryError(Exception):
    def __init__(self, job, *, attempts): super().__init__(f'{job.name} failed after {attempts}'); self.attempts = attempts
async def ticker(n, delay=.01) -> AsyncIterator[int]:
    for i in range(n): yield i; await asyncio.sleep(delay)
class Resource:
    def __init__(self, name): self.name = name
    async def __aenter__(self): print('open', self.name); await asyncio.sleep(0); return self
    async def __aexit__(self, et, e, tb): print('close', self.name, et.__name__ if et else None); return et is KeyError
    def __await__(self): return asyncio.sleep(0, result=self.name).__await__()
    def __aiter__(self): self.i = 0; return self
    async def __anext__(self):
        if self.i >= 2: raise StopAsyncIteration
        self.i += 1; return self.i
def retry(times):
    def deco(fn):
        async def wrapper(*a, **k):
            for n in range(1, times + 1):
                try: return await fn(*a, **k)
                except ValueError as e: print(f'attempt {n}: {e!r}'); err = e if False else None; last = e.__class__.__name__
            raise RetryError(a[0], attempts=times)
        return wrapper
    return deco
@retry(3)
async def flaky(job, fail=2):
    job.retries += 1
    if job.retries <= fail: raise ValueError(f'no luck {job.retries}')
    return f'{job.name} ok'
async def worker(name, q, out):
    while True:
        job = await q.get()
        try:
            await asyncio.sleep(.01 * job.priority); out.append((name, job.name)); print(f'{name} did {job}')
        finally: q.task_done()
async def main():
    print([i async for i in ticker(3)], {i: i * i async for i in ticker(3) if i}, [await asyncio.sleep(0, x) for x in 'ab'])
    async with Resource('r1') as r, Resource('r2'): print(await r, [x async for x in r])
    async with Resource('r3'): raise KeyError('swallowed')
    print(await flaky(Job(1, 'j1')))
    try: await flaky(Job(1, 'j2'), fail=9)
    except RetryError as e: print(e, e.attempts, e.__context__, e.__cause__)
    q = asyncio.PriorityQueue(); out = []
    for p, n in [(3, 'c'), (1, 'a'), (2, 'b')]: q.put_nowait(Job(p, n))
    ws = [asyncio.create_task(worker(f'w{i}', q, out), name=f'worker-{i}') for i in range(2)]
    await q.join(); [w.cancel() for w in ws]; print(await asyncio.gather(*ws, return_exceptions=True), out)
    try:
        async with asyncio.TaskGroup() as tg:
            t1 = tg.create_task(asyncio.sleep(.01, 'fine')); tg.create_task(flaky(Job(0, 'x'), fail=5)); tg.create_task(asyncio.sleep(5))
    except* RetryError as eg: print('group', eg, eg.exceptions, [type(e).__name__ for e in eg.exceptions])
    try:
        async with asyncio.timeout(.01): await asyncio.sleep(1)
    except TimeoutError as e: print('timeout', repr(e))
    try: await asyncio.wait_for(asyncio.sleep(1), .01)
    except asyncio.TimeoutError as e: print('wf', repr(e), type(e.__cause__))
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(d, d)) for d in (.01, .05)], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), done.pop().result()); [p.cancel() for p in pending]
    for coro in asyncio.as_completed([asyncio.sleep(d, d) for d in (.03, .01, .02)]): print(await coro, end=' ')
    print()
    loop = asyncio.get_running_loop(); fut = loop.create_future(); loop.call_later(.01, fut.set_result, 'set'); print(await fut, fut)
    sem = asyncio.Semaphore(2); ev = asyncio.Event(); cond = asyncio.Condition()
    async def limited(i):
        async with sem: await asyncio.sleep(.01); return i
    print(await asyncio.gather(*(limited(i) for i in range(4))), sem, ev)
    g = ticker(5)
    async for x in g:
        if x == 1: break
    await g.aclose()
    try: await asyncio.create_task(None)
    except TypeError as e: print(e)
    t = asyncio.create_task(asyncio.sleep(1)); t.cancel('msg')
    try: await t
    except asyncio.CancelledError as e: print('cancelled', e.args, t.cancelled(), t)
    try: t.nope
    except AttributeError as e: print(e)
    raise RetryError(Job(1, 'final'), attempts=0) from ValueError('root')
asyncio.run(main())
