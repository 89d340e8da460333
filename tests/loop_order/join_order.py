import asyncio

async def work():
    await asyncio.sleep(0.01)
    print("work returns")
    return "w"


async def waiter(name, task, delay):
    if delay:
        await asyncio.sleep(0)
    print(name, "waits")
    print(name, "got", await task)


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work())
    waiters = [
        asyncio.create_task(waiter("late", task, True)),
        asyncio.create_task(waiter("first", task, False)),
        asyncio.create_task(waiter("second", task, False)),
    ]
    for w in waiters:
        await w
    print("over")


asyncio.run(main())
