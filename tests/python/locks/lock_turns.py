# A lock is handed over in the order of asking.
import asyncio


async def bather(name, lock):
    print(name, "queues for the bath")
    async with lock:
        print(name, "is in the bath")
        await asyncio.sleep(0.02)
    print(name, "is clean")


async def main():
    lock = asyncio.Lock()
    print(lock.locked())
    await asyncio.gather(*(bather(n, lock) for n in ("Ann", "Ben", "Cleo")))
    print(lock.locked())


asyncio.run(main())
