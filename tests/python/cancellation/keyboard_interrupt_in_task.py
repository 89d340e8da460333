# KeyboardInterrupt in a task leaves through the loop, after the task has stored it.
# rules: 17, 8
import asyncio


async def emergency():
    raise KeyboardInterrupt("button")


async def main():
    task = asyncio.create_task(emergency())
    try:
        await task
    finally:
        print("main is cleaned up", task.done())


try:
    asyncio.run(main())
except KeyboardInterrupt as error:
    print("caught", repr(error))
