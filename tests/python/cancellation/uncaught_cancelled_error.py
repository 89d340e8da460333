# A CancelledError that reaches the top of the program.
# rules: 17
import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(0)
    task.cancel("the shop is closed")
    await task


asyncio.run(main())
