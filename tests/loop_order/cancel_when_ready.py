import asyncio

async def body(promise):
    try:
        await promise
        print("never printed")
    finally:
        print("cleaned up, though the value was there")


async def main():
    loop = asyncio.get_running_loop()
    promise = loop.create_future()
    task = asyncio.create_task(body(promise))
    await asyncio.sleep(0.01)
    promise.set_result(1)
    loop.call_soon(print, "ready after the wake")
    print("asked:", "yes" if task.cancel() else "no")
    try:
        await task
    except asyncio.CancelledError:
        print("the task was cancelled")


asyncio.run(main())
