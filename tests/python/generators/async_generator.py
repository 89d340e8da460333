# async generators, async for and async comprehensions.
import asyncio


async def ticks(n, step):
    try:
        for i in range(n):
            await asyncio.sleep(step)
            yield i
    finally:
        print("ticks are over")


async def main():
    async for tick in ticks(3, 0.02):
        print("tick", tick)
    else:
        print("else of async for")
    print([t * 10 async for t in ticks(3, 0) if t != 1])
    print({t: str(t) async for t in ticks(2, 0)})
    print(sum([t async for t in ticks(4, 0)]))
    g = ticks(5, 0)
    print(await anext(g), await g.__anext__())
    await g.aclose()
    print(await anext(g, "default"))


asyncio.run(main())
