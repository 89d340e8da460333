# At the end a traceback is shown if the lines of each file in it were read before: not a queue's here.
import asyncio
import traceback


async def work(queue):
    await asyncio.wait_for(queue.get(), 1)


async def main():
    global task
    try:
        raise ValueError('shown')
    except ValueError:
        traceback.print_exc()
    task = asyncio.create_task(work(asyncio.Queue()))
    await asyncio.sleep(2)


asyncio.run(main())
