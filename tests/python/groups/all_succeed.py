# A task group waits for all of its tasks.
# rules: 41
import asyncio


async def dish(name, delay):
    await asyncio.sleep(delay)
    print(name, "is served")
    return len(name)


async def main():
    async with asyncio.TaskGroup() as kitchen:
        soup = kitchen.create_task(dish("soup", 0.05))
        salad = kitchen.create_task(dish("salad", 0.02), name="salad")
        print("the body is done,", salad.get_name())
    print(soup.result(), salad.result())


asyncio.run(main())
