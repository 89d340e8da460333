# With a deadline in the past the body starts, and is cancelled at its first suspension.
# rules: 36
import asyncio


async def main():
    for delay in (0, -1):
        try:
            async with asyncio.timeout(delay):
                print("the body starts")
                await asyncio.sleep(0)
                print("one pass went by")
                await asyncio.sleep(0)
                print("not reached")
        except TimeoutError:
            print("too late")
    try:
        async with asyncio.timeout(0):
            print("a body that never waits")
        print("is never late")
    except TimeoutError:
        print("not printed")


asyncio.run(main())
