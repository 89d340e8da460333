# The body swallows the cancellation: no TimeoutError, and yet it has expired.
# rules: 37
import asyncio


async def main():
    async with asyncio.timeout(0.02) as limit:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("swallowed")
    print("no error;", limit.expired(), asyncio.current_task().cancelling())


asyncio.run(main())
