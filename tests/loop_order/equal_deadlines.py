import asyncio

async def work(n):
    await asyncio.sleep(0.01)
    print("woke", n)
    await asyncio.sleep(0.01)
    print("woke again", n)


async def main():
    # Real clocks do not tie: each deadline is a little later than the one before it.
    await asyncio.gather(*(work(n) for n in range(5)))


asyncio.run(main())
