# A task that swallows its cancellation goes on; cancelling() remembers.
# rules: 24
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("no, thank you")
    await asyncio.sleep(0.02)
    print("cancelling() is", asyncio.current_task().cancelling())
    return "finished anyway"


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling())


asyncio.run(main())
