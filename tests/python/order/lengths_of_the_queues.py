# How many callbacks and timers are on the loop, for those who look behind its methods.
import asyncio
async def nap(): await asyncio.sleep(.01)
async def main():
    loop=asyncio.get_running_loop()
    print(len(loop._ready), len(loop._scheduled), bool(loop._ready), loop._stopping, loop._closed, loop._debug)
    loop.call_soon(print, "x"); h=loop.call_later(1, print); t=asyncio.create_task(nap()); print(len(loop._ready), len(loop._scheduled))
    await asyncio.sleep(0); print(len(loop._ready), len(loop._scheduled))
    h.cancel(); await t; print(len(loop._ready))
    async with asyncio.timeout(5): print(len(loop._scheduled)>=1)
    loop.call_soon(lambda: print("in cb", len(loop._ready))); loop.call_soon(lambda: print("in cb2", len(loop._ready))); await asyncio.sleep(0)
    while loop._ready: await asyncio.sleep(0); break
asyncio.run(main())
