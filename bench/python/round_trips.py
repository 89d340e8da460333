"""asyncio: 100,000 round trips through the loop with sleep(0), by one task and then by ten."""
import asyncio
import sys
import time


async def trips(n):
    for _ in range(n):
        await asyncio.sleep(0)
    return n


async def main():
    done = await trips(50_000)
    done += sum(await asyncio.gather(*(trips(5_000) for _ in range(10))))
    return done


began = time.perf_counter()
result = asyncio.run(main())
took = time.perf_counter() - began
print(result)
print(took, file=sys.stderr)
