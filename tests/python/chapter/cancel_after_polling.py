# Poll a long task, and cancel it when it has taken too many polls.
# rules: 18
import asyncio
from asyncio import CancelledError


async def delay(seconds):
    print(f"sleeping for {seconds} second(s)")
    await asyncio.sleep(seconds)
    return seconds


async def main():
    long_task = asyncio.create_task(delay(10))
    polls = 0
    while not long_task.done():
        print("Task not finished, checking again.")
        await asyncio.sleep(0.02)
        polls += 1
        if polls == 5:
            long_task.cancel()
    try:
        await long_task
    except CancelledError:
        print("Our task was cancelled")


asyncio.run(main())
