import asyncio

async def work(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)
    print(name, "ends")


async def main():
    loop = asyncio.get_running_loop()
    a = asyncio.create_task(work("a", 3))
    loop.call_soon(print, "between")
    b = asyncio.create_task(work("b", 1))
    c = asyncio.create_task(work("c", 2))
    for task in (a, b, c):
        await task
    print("over")


asyncio.run(main())
