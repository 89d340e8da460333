# The awaited task swallows the cancellation: then the awaiter is not cancelled either.
# rules: 22, 24
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "I had a reason"


async def boss(task):
    answer = await task
    print("boss got:", answer, asyncio.current_task().cancelling())
    return "carried on"


async def main():
    worker = asyncio.create_task(stubborn())
    task = asyncio.create_task(boss(worker))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled())


asyncio.run(main())
