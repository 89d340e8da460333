# A counting task holds up a sleeping one that was made after it.
# rules: 12, 13
import asyncio


async def delay(name, seconds):
    print(name, "sleeps")
    await asyncio.sleep(seconds)
    print(name, "wakes")


async def cpu_bound_work():
    counter = 0
    for _ in range(100000):
        counter += 1
    print("counted to", counter)
    return counter


async def main():
    task_one = asyncio.create_task(cpu_bound_work())
    task_two = asyncio.create_task(cpu_bound_work())
    delay_task = asyncio.create_task(delay("napper", 0.02))
    await task_one
    await task_two
    await delay_task


asyncio.run(main())
