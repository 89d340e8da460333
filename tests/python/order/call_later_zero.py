# call_later(0) goes through the heap of timers: one pass behind call_soon.
# rules: 5
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0, print, "later(0)")
    loop.call_soon(print, "soon one")
    loop.call_soon(lambda: loop.call_soon(print, "soon from soon"))
    loop.call_soon(print, "soon two")
    await asyncio.sleep(0)
    print("main after one pass")
    await asyncio.sleep(0)
    print("main after two passes")


asyncio.run(main())
