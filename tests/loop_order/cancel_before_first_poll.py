import asyncio

async def body():
    try:
        print("never printed")
    finally:
        print("nor this")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "ready before the task")
    task = asyncio.create_task(body())
    loop.call_soon(print, "ready after the task")
    print("asked:", "yes" if task.cancel() else "no")
    try:
        await task
    except asyncio.CancelledError:
        print("the task was cancelled")


asyncio.run(main())
