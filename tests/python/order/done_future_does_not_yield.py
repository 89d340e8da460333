# Awaiting what is already done goes straight on.
# rules: 12
import asyncio


async def quick():
    return "quick"


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_result("ready")
    task = asyncio.create_task(quick())
    await asyncio.sleep(0)
    loop.call_soon(print, "the loop got a turn")
    print(await future)
    print(await task)
    print(await quick())
    print("still no turn for the loop")
    await asyncio.sleep(0)


asyncio.run(main())
