# The traceback of an error that comes through a task and a gather.
import asyncio


async def fail():
    await asyncio.sleep(0.02)
    raise ValueError("through a task")


async def main():
    await asyncio.gather(asyncio.create_task(fail()), asyncio.sleep(0.05))


asyncio.run(main())
