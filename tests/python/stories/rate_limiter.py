# A rate limiter as an async context manager.
import asyncio


class Limiter:
    def __init__(self, at_once):
        self._free = asyncio.Semaphore(at_once)
        self.peak = self.now = 0

    async def __aenter__(self):
        await self._free.acquire()
        self.now += 1
        self.peak = max(self.peak, self.now)
        return self

    async def __aexit__(self, *exc):
        self.now -= 1
        self._free.release()


async def request(number, limiter):
    async with limiter:
        await asyncio.sleep(0.02)
        return number * number


async def main():
    limiter = Limiter(3)
    print(await asyncio.gather(*(request(n, limiter) for n in range(7))))
    print("peak", limiter.peak, "now", limiter.now)


asyncio.run(main())
