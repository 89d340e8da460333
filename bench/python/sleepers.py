"""asyncio: 10,000 tasks that each sleep for a moment, gathered; twice."""
import asyncio
import sys
import time


async def sleeper(i):
    await asyncio.sleep(0.001 * (i % 5))
    return i


async def main():
    total = 0
    for _ in range(2):
        total += sum(await asyncio.gather(*(sleeper(i) for i in range(10_000))))
    return total


began = time.perf_counter()
result = asyncio.run(main())
took = time.perf_counter() - began
print(result)
print(took, file=sys.stderr)
