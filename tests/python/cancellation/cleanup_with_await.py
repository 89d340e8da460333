# A finally block may await; the canceller waits for it.
# rules: 18
import asyncio


async def printer():
    try:
        print("printing")
        await asyncio.sleep(10)
    finally:
        print("printer: eject the page")
        await asyncio.sleep(0.03)
        print("printer: off")


async def main():
    task = asyncio.create_task(printer())
    await asyncio.sleep(0.02)
    task.cancel()
    print("cancel asked, nothing has happened yet")
    try:
        await task
    except asyncio.CancelledError:
        print("printer is cancelled:", task.cancelled())


asyncio.run(main())
