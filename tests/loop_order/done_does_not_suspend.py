import asyncio

async def quick():
    return "value"


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(quick())
    promise = loop.create_future()
    promise.set_result("set")
    await asyncio.sleep(0)
    loop.call_soon(print, "printed last: nothing below suspends")
    print(await task)
    print(await promise)
    print(await quick())
    print("now main yields")
    await asyncio.sleep(0)
    print("over")


asyncio.run(main())
