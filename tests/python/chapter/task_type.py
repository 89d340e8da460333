# A task is made at once and has not started; awaiting it gives its result.
# rules: 11
import asyncio


async def boil():
    print("the kettle is on")
    await asyncio.sleep(0.02)
    return "tea"


async def main():
    task = asyncio.create_task(boil())
    print(type(task).__name__, task.done())
    result = await task
    print(result, task.done(), task.result())


asyncio.run(main())
