# What the nowait methods raise.
# mask: stdout
import asyncio


async def main():
    queue = asyncio.Queue(1)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    queue.put_nowait("parcel")
    try:
        queue.put_nowait("second parcel")
    except asyncio.QueueFull as error:
        print(repr(error))
    print(queue)
    print(str(queue), queue.maxsize)
    getters = [asyncio.create_task(queue.get()) for _ in range(2)]
    await asyncio.sleep(0)
    print(queue, getters[0].result())
    getters[1].cancel()


asyncio.run(main())
