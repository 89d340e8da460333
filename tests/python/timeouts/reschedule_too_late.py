# A timeout that is over cannot be moved.
import asyncio


async def main():
    async with asyncio.timeout(5) as timer:
        print(timer.expired())
    print(timer)
    timer.reschedule(7)


asyncio.run(main())
