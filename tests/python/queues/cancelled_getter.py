# A cancelled getter takes nothing with it.
import asyncio


async def getter(name, queue):
    print(name, "got", await queue.get())


async def main():
    queue = asyncio.Queue()
    one = asyncio.create_task(getter("one", queue))
    two = asyncio.create_task(getter("two", queue))
    await asyncio.sleep(0)
    queue.put_nowait("parcel")
    one.cancel()
    await asyncio.wait([one, two])
    print(one.cancelled(), two.done(), queue.qsize())


asyncio.run(main())
