# await inside comprehensions.
import asyncio


async def double(x):
    await asyncio.sleep(0)
    return x * 2


async def source():
    for x in "abc":
        yield x


async def main():
    print([await double(x) for x in range(3)])
    print({x: await double(x) async for x in source()})
    print([x async for x in source() if await double(x) != "bb"])
    lazy = (await double(x) for x in (5, 6))
    print(type(lazy).__name__, [x async for x in lazy])
    print(await asyncio.gather(*[double(x) async for x in source()]))


asyncio.run(main())
