# The report of an exception group.
# rules: 28, 10
import asyncio


async def fail():
    raise ExceptionGroup("two at once", [ValueError("one"), KeyError("two")])


async def main():
    task = asyncio.create_task(fail(), name="double")
    await asyncio.wait([task])
    task = None
    print("done")


asyncio.run(main())
