# The first coroutine of every book: run it, print, wait a little, print again.
# rules: 12, 13
import asyncio


async def main():
    print("hello ...")
    await asyncio.sleep(0.02)
    print("... world")


asyncio.run(main())
