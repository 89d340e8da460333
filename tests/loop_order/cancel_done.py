import asyncio

async def body():
    return 5


async def main():
    task = asyncio.create_task(body())
    await asyncio.sleep(0)
    print("over" if task.done() else "not over")
    print("asked:", "yes" if task.cancel() else "no")
    print("value", await task)


asyncio.run(main())
