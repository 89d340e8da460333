# Cancelling the work cancels the shield as well.
# rules: 35
import asyncio


async def main():
    inner = asyncio.create_task(asyncio.sleep(5))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel("from inside")
    try:
        await outer
    except asyncio.CancelledError as error:
        print(repr(error), outer.cancelled())
    done = asyncio.create_task(asyncio.sleep(0, "done"))
    await done
    print(asyncio.shield(done) is done)


asyncio.run(main())
