# run_in_executor with a pool of one's own: results in order of asking.
# rules: 46
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def count(name, seconds):
    time.sleep(seconds)
    if name == "bad":
        raise ValueError("miscounted")
    return name * 2


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=3) as pool:
        jobs = [loop.run_in_executor(pool, count, n, s) for n, s in [("a", 0.06), ("bad", 0.02), ("c", 0.04)]]
        print(await asyncio.gather(*jobs, return_exceptions=True))
    print(await loop.run_in_executor(None, count, "d", 0))


asyncio.run(main())
