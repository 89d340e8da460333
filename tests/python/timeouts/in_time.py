# A timeout that is not needed changes nothing.
# rules: 36
import asyncio


async def main():
    async with asyncio.timeout(1) as limit:
        await asyncio.sleep(0.02)
        print("in time")
    print(limit.expired())
    async with asyncio.timeout(None) as limit:
        await asyncio.sleep(0.02)
    print(limit.when(), limit.expired())


asyncio.run(main())
