# The same sleeps as tasks: the shorter one ends first, the order of await does not matter.
# rules: 11, 15
import asyncio


async def delay(seconds):
    print(f"sleeping for {seconds} second(s)")
    await asyncio.sleep(seconds)
    print(f"finished sleeping for {seconds} second(s)")
    return seconds


async def main():
    long = asyncio.create_task(delay(0.09))
    short = asyncio.create_task(delay(0.03))
    medium = asyncio.create_task(delay(0.06))
    print("tasks made, none has begun")
    print(await long)
    print(await short)
    print(await medium)


asyncio.run(main())
