# An error while tasks are being cancelled at the end is reported, not raised.
# rules: 44
import asyncio


async def sore_loser():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise ValueError("not fair") from None


async def main():
    asyncio.create_task(sore_loser(), name="loser")
    await asyncio.sleep(0.02)
    print("main is done")


asyncio.run(main())
print("run is done")
