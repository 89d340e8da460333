# A cancelled handle is skipped; a cancelled timer never fires.
# rules: 2
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    keep = loop.call_soon(print, "kept")
    drop = loop.call_soon(print, "dropped")
    timer = loop.call_later(0.02, print, "timer dropped")
    later = loop.call_later(0.04, print, "timer kept")
    drop.cancel()
    timer.cancel()
    print(keep.cancelled(), drop.cancelled(), timer.cancelled(), later.cancelled())
    await asyncio.sleep(0.08)
    drop.cancel()
    print("over")


asyncio.run(main())
