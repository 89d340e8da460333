# A shield lets the wait time out while the work goes on.
# rules: 35
import asyncio


async def delay(seconds):
    print(f"sleeping for {seconds} second(s)")
    await asyncio.sleep(seconds)
    print(f"finished sleeping for {seconds} second(s)")
    return seconds


async def main():
    task = asyncio.create_task(delay(0.1))
    try:
        result = await asyncio.wait_for(asyncio.shield(task), 0.04)
        print(result)
    except TimeoutError:
        print("Task took longer than expected, it will finish soon!")
        result = await task
        print(result)


asyncio.run(main())
