# On expiry wait_for waits until the cancelled work has cleaned up; its own answer may win.
# rules: 31
import asyncio


async def careful():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("careful: saving")
        await asyncio.sleep(0.03)
        print("careful: saved")
        raise


async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        return "a late answer"


async def main():
    try:
        await asyncio.wait_for(careful(), 0.02)
    except TimeoutError:
        print("timed out after the cleanup")
    print(await asyncio.wait_for(stubborn(), 0.02))


asyncio.run(main())
