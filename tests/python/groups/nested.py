# A group within a group: errors nest as the groups do.
# rules: 41
import asyncio


async def fail(what, delay):
    await asyncio.sleep(delay)
    raise what


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(fail(KeyError("outer"), 0.06))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail(ValueError("inner"), 0.02))
    except ExceptionGroup as error:
        print(repr(error))
        print(repr(error.split(ValueError)))


asyncio.run(main())
