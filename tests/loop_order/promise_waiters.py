import asyncio

async def waiter(n, promise):
    try:
        print(n, "got", await promise)
    except ValueError as error:
        print(n, "failed:", error)


async def main():
    loop = asyncio.get_running_loop()
    good, bad = loop.create_future(), loop.create_future()
    tasks = [asyncio.create_task(waiter(n, bad if n == 1 else good)) for n in range(4)]
    await asyncio.sleep(0)
    bad.set_exception(ValueError("broken"))
    good.set_result("value")
    loop.call_soon(print, "ready after them")
    for task in tasks:
        await task
    print("over")


asyncio.run(main())
