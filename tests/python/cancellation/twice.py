# Two deliveries: the second cancel comes while the first one is being cleaned up.
# rules: 18, 19
import asyncio


async def job():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("first delivery", error.args)
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            print("second delivery", error.args, "after", error.__context__.args)
            raise


async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(0)
    task.cancel("one")
    await asyncio.sleep(0)
    task.cancel("two")
    print("count", task.cancelling())
    await asyncio.wait([task])
    print(task.cancelled(), task.cancelling())


asyncio.run(main())
