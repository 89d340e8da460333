# The body fails: its error is the last of the group.
# rules: 41
import asyncio


async def child():
    try:
        await asyncio.sleep(5)
    finally:
        raise LookupError("child's own error")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            await asyncio.sleep(0.02)
            raise ValueError("body")
    except BaseExceptionGroup as error:
        print(type(error).__name__, error.message)
        print(error.exceptions)


asyncio.run(main())
