# An error of the work comes through the shield.
# rules: 35
import asyncio


async def fail():
    await asyncio.sleep(0)
    raise ArithmeticError("sum is off")


async def main():
    try:
        await asyncio.shield(fail())
    except ArithmeticError as error:
        print(repr(error))


asyncio.run(main())
