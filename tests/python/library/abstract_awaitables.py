# The abstract classes of what can be awaited.
import asyncio, collections.abc as c, inspect
async def co(): return 1
async def ag(): yield 1
class A:
    def __await__(self): return iter(())
class I:
    def __aiter__(self): return self
    async def __anext__(self): raise StopAsyncIteration
async def main():
    x = co(); g = ag(); t = asyncio.ensure_future(co()); f = asyncio.get_running_loop().create_future()
    for o in (x, g, t, f, A(), I(), asyncio.sleep(0).__await__(), asyncio.gather()):
        print(type(o).__name__, [n for n in ("Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Iterator", "Generator") if isinstance(o, getattr(c, n))], inspect.isawaitable(o))
    print(issubclass(asyncio.Task, c.Awaitable), asyncio.Future[int], asyncio.Task[str], asyncio.Queue[int])
    class MyIt(c.AsyncIterator):
        def __init__(self): self.n = 2
        async def __anext__(self):
            if not self.n: raise StopAsyncIteration
            self.n -= 1; return self.n
    print([v async for v in MyIt()])
    class MyAG(c.AsyncGenerator):
        async def asend(self, v): return "s"
        async def athrow(self, *a): raise StopAsyncIteration
    m = MyAG(); print(await m.__anext__(), await m.aclose())
    try: c.AsyncIterator()
    except TypeError as e: print(e)
    await x; await t; await g.aclose()
    class MyCo(c.Coroutine):
        def send(self, v): raise StopIteration("mine")
        def throw(self, *a): raise a[0]
        def __await__(self): return self
        def __iter__(self): return self
        def __next__(self): return self.send(None)
    print(await asyncio.create_task(MyCo()))
asyncio.run(main())
