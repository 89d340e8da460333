# A coroutine that is made and dropped.
# rules: 30
import asyncio


async def water_the_plants():
    print("never printed")


async def main():
    water_the_plants()
    print("forgot to await")
    await asyncio.sleep(0)


asyncio.run(main())
