# StopIteration that leaves a generator becomes an error without a place there.
import asyncio, traceback
async def f():
    raise StopIteration("x")
def gen():
    yield 1
    raise StopIteration("g")
async def ag():
    yield 1
    raise StopAsyncIteration("a")
async def agen_stop():
    raise StopIteration("b")
    yield
async def mid(): return await f()
async def main():
    for c in (f, mid):
        try: await c()
        except RuntimeError: traceback.print_exc()
    try:
        for x in gen(): pass
    except RuntimeError: traceback.print_exc()
    for a in (ag, agen_stop):
        try:
            async for x in a(): pass
        except RuntimeError: traceback.print_exc()
    await asyncio.gather(f())
asyncio.run(main())
