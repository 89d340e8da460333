# The clocks agree with the loop.
import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    start, wall, mono = time.perf_counter(), time.time(), loop.time()
    await asyncio.sleep(0.05)
    for spent in (time.perf_counter() - start, time.time() - wall, loop.time() - mono):
        print(0.049 <= spent < 1)
    time.sleep(0.02)
    print(loop.time() - mono >= 0.069, type(time.time_ns()).__name__, time.monotonic() > 0)
    print(time.strftime("%Y-%m-%d", time.gmtime(0)))


asyncio.run(main())
