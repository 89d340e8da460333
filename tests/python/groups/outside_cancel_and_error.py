# Cancelled from outside, and a child fails while leaving: the error wins, the cancel is kept.
# rules: 41, 42
import asyncio


async def stumbles():
    try:
        await asyncio.sleep(5)
    finally:
        raise ValueError("stumbled on the way out")


async def scene():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(stumbles())
    except ExceptionGroup as error:
        print("caught", error.exceptions, asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    print("not reached: the cancel was kept")


async def main():
    task = asyncio.create_task(scene())
    await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
