# The cleanup raises something else: that is what comes out.
# rules: 37
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.02):
            try:
                await asyncio.sleep(1)
            finally:
                raise ValueError("cleanup went wrong")
    except ValueError as error:
        print(repr(error), "context", repr(error.__context__))
        print("context's cause", repr(error.__context__.__cause__))
    print(asyncio.current_task().cancelling())


asyncio.run(main())
