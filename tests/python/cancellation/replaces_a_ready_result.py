# The sleep is over but the task has not resumed: a cancel still replaces the result.
# rules: 18
import asyncio


async def reader(future):
    try:
        print("read", await future)
    except asyncio.CancelledError:
        print("cancelled although the future holds", future.result())
        raise


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(reader(future))
    await asyncio.sleep(0)
    future.set_result("a letter")
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
