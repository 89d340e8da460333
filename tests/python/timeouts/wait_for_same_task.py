# wait_for runs a coroutine in the caller's own task.
# rules: 31
import asyncio


async def who():
    return asyncio.current_task().get_name()


async def main():
    print(asyncio.current_task().get_name(), await asyncio.wait_for(who(), 1))
    try:
        await asyncio.wait_for(raises(), 1)
    except ZeroDivisionError as error:
        print(repr(error))


async def raises():
    return 1 / 0


asyncio.run(main())
