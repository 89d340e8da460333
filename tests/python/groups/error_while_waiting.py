# The error comes while the group waits at its exit: cancelling() is 0 afterwards.
# rules: 42
import asyncio


async def fail():
    await asyncio.sleep(0.02)
    raise OSError("pipe burst")


async def main():
    me = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
    except ExceptionGroup:
        print("after:", me.cancelling())


asyncio.run(main())
