# A task answers its cancellation with another error.
# rules: 17, 18
import asyncio


async def job():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise RuntimeError("valve stuck")


async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except RuntimeError as error:
        print(repr(error), "from", repr(error.__context__))
    print(task.cancelled(), repr(task.exception()))


asyncio.run(main())
