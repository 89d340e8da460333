# call_soon never runs at once; callbacks run in the order they were queued.
# rules: 1, 2
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for letter in "abc":
        loop.call_soon(print, "callback", letter)
    print("main goes first")
    await asyncio.sleep(0)
    print("main again")


asyncio.run(main())
