# finally blocks along a chain of awaits run from the inside out.
import asyncio


async def layer(depth):
    try:
        if depth == 0:
            raise LookupError("bottom")
        await layer(depth - 1)
    except LookupError:
        print("except at", depth)
        raise
    finally:
        await asyncio.sleep(0)
        print("finally at", depth)


async def main():
    try:
        await layer(3)
    except LookupError as error:
        print("main has", error)


asyncio.run(main())
