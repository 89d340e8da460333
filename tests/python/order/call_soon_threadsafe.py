# call_soon_threadsafe from the loop's own thread is a call_soon that also wakes the loop.
# rules: 1
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "one")
    loop.call_soon_threadsafe(print, "two")
    loop.call_soon(print, "three")
    await asyncio.sleep(0)
    print("four")


asyncio.run(main())
