# Awaiting one coroutine after the other: nothing overlaps.
# rules: 12, 48
import asyncio


async def delay(seconds):
    print(f"sleeping for {seconds} second(s)")
    await asyncio.sleep(seconds)
    print(f"finished sleeping for {seconds} second(s)")
    return seconds


async def main():
    first = await delay(0.06)
    second = await delay(0.03)
    print("slept", first, "then", second)


asyncio.run(main())
