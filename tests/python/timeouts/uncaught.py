# A timeout nobody catches: the traceback shows both sides.
# rules: 37
import asyncio


async def kettle():
    await asyncio.sleep(5)


async def main():
    async with asyncio.timeout(0.02):
        await kettle()


asyncio.run(main())
