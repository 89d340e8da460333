# A cancel from outside goes through the group, and stays a cancel.
# rules: 41, 42
import asyncio


async def child():
    try:
        await asyncio.sleep(5)
    finally:
        print("child leaves")


async def scene():
    async with asyncio.TaskGroup() as group:
        group.create_task(child())


async def main():
    task = asyncio.create_task(scene())
    await asyncio.sleep(0.02)
    task.cancel("curtain")
    await asyncio.wait([task])
    print(task.cancelled(), task.cancelling())


asyncio.run(main())
