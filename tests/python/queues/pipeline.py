# Three stages joined by two queues.
import asyncio

END = object()


async def stage(name, work, source, sink):
    while (item := await source.get()) is not END:
        await asyncio.sleep(0)
        await sink.put(work(item))
    print(name, "ends")
    await sink.put(END)


async def main():
    first, second, third = (asyncio.Queue(2) for _ in range(3))
    tasks = [
        asyncio.create_task(stage("doubler", lambda n: n * 2, first, second)),
        asyncio.create_task(stage("namer", lambda n: f"<{n:03d}>", second, third)),
    ]

    async def feed():
        for n in range(5):
            await first.put(n)
        await first.put(END)

    tasks.append(asyncio.create_task(feed()))
    while (item := await third.get()) is not END:
        print(item)
    await asyncio.gather(*tasks)


asyncio.run(main())
