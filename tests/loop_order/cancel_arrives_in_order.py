import asyncio

async def body(name):
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaned up", name)


async def main():
    tasks = [asyncio.create_task(body(name)) for name in "abc"]
    await asyncio.sleep(0)
    for i in (2, 0, 1):
        tasks[i].cancel()
    print("asked all")
    for task in tasks:
        try:
            await task
        except asyncio.CancelledError:
            print("joined")


asyncio.run(main())
