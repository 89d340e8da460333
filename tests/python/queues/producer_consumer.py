# A bounded queue makes the producer wait.
import asyncio


async def producer(queue):
    for item in range(4):
        await queue.put(item)
        print("put", item, "size", queue.qsize())
    await queue.put(None)


async def consumer(queue):
    while (item := await queue.get()) is not None:
        print("got", item)
        await asyncio.sleep(0.02)


async def main():
    queue = asyncio.Queue(maxsize=2)
    await asyncio.gather(producer(queue), consumer(queue))
    print(queue.empty(), queue.full())


asyncio.run(main())
