# A group of tasks that fails inside another: both tracebacks.
# rules: 41
import asyncio

async def fail(n):
    await asyncio.sleep(0)
    raise KeyError(n)

async def inner():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fail("a"))
        tg.create_task(fail("b"))

async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(inner())
        tg.create_task(fail("c"))
        await asyncio.sleep(1)

asyncio.run(main())
