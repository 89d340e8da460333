# A cancelled waiter leaves the queue; the next one gets the lock.
# mask: stdout
import asyncio


async def bather(name, lock):
    try:
        async with lock:
            print(name, "is in the bath")
            await asyncio.sleep(0.04)
    except asyncio.CancelledError:
        print(name, "gave up")
        raise


async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(bather(n, lock)) for n in ("Ann", "Ben", "Cleo")]
    await asyncio.sleep(0.02)
    print(lock)
    tasks[1].cancel()
    await asyncio.wait(tasks)
    print(lock)
    try:
        lock.release()
    except RuntimeError as error:
        print("RuntimeError:", error)


asyncio.run(main())
