# What types.coroutine makes is awaitable, and no coroutine.
import asyncio, types
@types.coroutine
def g():
    yield
    return 5
async def main():
    print(await g())
    print(asyncio.iscoroutine(g()), asyncio.iscoroutinefunction(g))
    for f in (asyncio.create_task, asyncio.ensure_future):
        try:
            r = f(g()); print(await r)
        except TypeError as e: print(str(e)[:40])
    print(await asyncio.gather(g()))
try: print(asyncio.run(g()))
except ValueError as e: print(str(e)[:30])
asyncio.run(main())
