import asyncio

async def body():
    try:
        print("body waits")
        await asyncio.sleep(10)
        print("never printed")
    finally:
        print("cleaned up")


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(body())
    await asyncio.sleep(0.01)
    loop.call_soon(print, "ready before the request")
    task.cancel()
    loop.call_soon(print, "ready after the request")
    print("main goes on:", "over" if task.done() else "not over")
    await asyncio.sleep(0)
    print("a pass later:", "over" if task.done() else "not over")
    try:
        await task
    except asyncio.CancelledError:
        print("the task was cancelled")


asyncio.run(main())
