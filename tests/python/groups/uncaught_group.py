# An exception group at the top: its traceback is a tree.
# rules: 41
import asyncio


async def fail(delay, error):
    await asyncio.sleep(delay)
    raise error


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(0.02, ValueError("sour milk")))


asyncio.run(main())
