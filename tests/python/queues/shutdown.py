# Queue.shutdown (new in 3.13): what is inside may still be taken.
import asyncio


async def consumer(queue):
    try:
        while True:
            print("got", await queue.get())
            queue.task_done()
            await asyncio.sleep(0)
    except asyncio.QueueShutDown as error:
        print("shut down:", repr(error))


async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(consumer(queue))
    for item in "abc":
        queue.put_nowait(item)
    queue.shutdown()
    try:
        queue.put_nowait("d")
    except asyncio.QueueShutDown:
        print("no more goods")
    await task
    other = asyncio.Queue()
    other.put_nowait(1)
    other.shutdown(immediate=True)
    print(other.qsize())


asyncio.run(main())
