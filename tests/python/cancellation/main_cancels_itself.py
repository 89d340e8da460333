# The main task is cancelled: run raises CancelledError.
# rules: 17, 44
import asyncio


async def main():
    asyncio.current_task().cancel("enough")
    try:
        await asyncio.sleep(0.02)
    finally:
        print("main cleans up")


try:
    asyncio.run(main())
except asyncio.CancelledError as error:
    print("run raised", repr(error))
