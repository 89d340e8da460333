import asyncio
import time

async def main():
    loop = asyncio.get_running_loop()
    over = loop.create_future()
    loop.call_later(0.03, print, "third")
    loop.call_later(0.01, print, "first")
    loop.call_later(0.02, print, "second")
    loop.call_later(0.04, over.set_result, None)
    loop.call_soon(print, "ready before them")
    time.sleep(0.06)
    print("blocked until all were due")
    await over
    print("over")


asyncio.run(main())
