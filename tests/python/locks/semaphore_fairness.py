# A newcomer does not overtake a waiter that was already promised the place.
import asyncio


async def visitor(name, room, stay):
    print(name, "asks")
    async with room:
        print(name, "enters")
        await asyncio.sleep(stay)
    print(name, "has left")


async def main():
    room = asyncio.Semaphore(1)
    first = asyncio.create_task(visitor("first", room, 0.02))
    second = asyncio.create_task(visitor("second", room, 0.02))
    await first
    third = asyncio.create_task(visitor("third", room, 0))
    await asyncio.gather(second, third)


asyncio.run(main())
