# KeyboardInterrupt of a child leaves the loop; the child is told of when the last error goes.
# rules: 17, 28, 45
import asyncio
async def child():
    await asyncio.sleep(0)
    raise KeyboardInterrupt("from child")
async def main():
    t = asyncio.create_task(child())
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("main cancelled")
        raise
asyncio.run(main())
