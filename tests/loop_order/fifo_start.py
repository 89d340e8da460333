import asyncio

async def work(n):
    print("start", n)
    await asyncio.sleep(0)
    print("again", n)


async def main():
    tasks = [asyncio.create_task(work(n)) for n in range(4)]
    print("created")
    for task in tasks:
        await task
    print("done")


asyncio.run(main())
