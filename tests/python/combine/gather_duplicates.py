# The same awaitable twice is run once.
# rules: 33
import asyncio


async def job():
    print("once")
    return object()


async def main():
    coroutine = job()
    one, two = await asyncio.gather(coroutine, coroutine)
    print(one is two)
    task = asyncio.create_task(asyncio.sleep(0, "t"))
    print(await asyncio.gather(task, task, task))


asyncio.run(main())
