# A cancel from outside passes through a timeout as a cancel.
# rules: 37
import asyncio


async def job():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(5)
    except TimeoutError:
        print("not a timeout")
    except asyncio.CancelledError as error:
        print("cancelled by", error.args)
        raise


async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(0.02)
    task.cancel("the landlord")
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
