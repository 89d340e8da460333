# A bounded semaphore notices one release too many.
import asyncio


async def main():
    gate = asyncio.BoundedSemaphore(1)
    await gate.acquire()
    print(gate.locked())
    gate.release()
    for make in (gate.release, lambda: asyncio.Semaphore(-1)):
        try:
            make()
        except ValueError as error:
            print("ValueError:", error)


asyncio.run(main())
