import asyncio

async def waiter(name, promise):
    print(name, "waits")
    print(name, "got", await promise)


async def setter(promise):
    print("setter sets")
    promise.set_result(7)
    print("setter goes on in the same poll")
    await asyncio.sleep(0)
    print("setter again")


async def main():
    promise = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(waiter("a", promise)), asyncio.create_task(waiter("b", promise))]
    tasks.append(asyncio.create_task(setter(promise)))
    for task in tasks:
        await task


asyncio.run(main())
