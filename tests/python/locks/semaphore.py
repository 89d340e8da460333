# A semaphore lets two in at a time.
# mask: stdout
import asyncio


async def diver(number, boat):
    async with boat:
        print("diver", number, "goes down")
        await asyncio.sleep(0.03)
    print("diver", number, "is back")


async def main():
    boat = asyncio.Semaphore(2)
    print(boat)
    tasks = [asyncio.create_task(diver(i, boat)) for i in range(5)]
    await asyncio.sleep(0)
    print(boat, boat.locked())
    await asyncio.gather(*tasks)
    print(boat)


asyncio.run(main())
