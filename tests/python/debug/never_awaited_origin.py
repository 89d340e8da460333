# In debug mode the warning tells where the coroutine was made.
# rules: 9, 30
# flags: -X dev
import asyncio


async def water():
    pass


async def main():
    water()
    await asyncio.sleep(0)


asyncio.run(main())
