import asyncio
import time

async def sleeper():
    await asyncio.sleep(0.01)
    print("sleeper: a pass after its timer")


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    loop.call_later(0.02, print, "callback: in the pass of its timer")
    loop.call_soon(print, "ready before both")
    time.sleep(0.05)
    await task
    print("main")


asyncio.run(main())
