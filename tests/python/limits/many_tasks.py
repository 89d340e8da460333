# Two thousand tasks.
import asyncio


async def job(n):
    await asyncio.sleep(0.01 if n % 2 else 0)
    return n


async def main():
    results = await asyncio.gather(*(job(n) for n in range(2000)))
    print(len(results), sum(results), results == list(range(2000)))


asyncio.run(main())
