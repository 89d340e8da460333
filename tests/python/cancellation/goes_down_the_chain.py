# Cancelling the outer task cancels what it awaits first, then comes up the chain.
# rules: 22
import asyncio


async def bottom():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("bottom", error.args)
        raise


async def middle(task):
    try:
        await task
    except asyncio.CancelledError as error:
        print("middle", error.args, task.cancelled())
        raise


async def top(task):
    try:
        await task
    finally:
        print("top leaves")


async def main():
    one = asyncio.create_task(bottom(), name="bottom")
    two = asyncio.create_task(middle(one), name="middle")
    three = asyncio.create_task(top(two), name="top")
    await asyncio.sleep(0.02)
    three.cancel("all of you")
    await asyncio.wait([three])
    print([t.cancelled() for t in (one, two, three)])
    print([t.cancelling() for t in (one, two, three)])


asyncio.run(main())
