# sys.exit in a child task while main sleeps.
# rules: 17, 8
import asyncio
import sys


async def child():
    await asyncio.sleep(0.02)
    sys.exit("child pulls the plug")


async def main():
    task = asyncio.create_task(child())
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("main is cancelled on the way out")
        raise


asyncio.run(main())
