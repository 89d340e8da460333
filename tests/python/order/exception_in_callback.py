# An error in a callback is reported, and the loop goes on.
# rules: 8, 10
import asyncio


def broken():
    raise ValueError("the toaster is on fire")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(broken)
    loop.call_soon(print, "the next callback runs")
    await asyncio.sleep(0.02)
    print("main goes on")


asyncio.run(main())
