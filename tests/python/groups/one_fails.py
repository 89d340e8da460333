# One task fails: the other is cancelled, the error comes out in a group.
# rules: 40, 41
import asyncio


async def burn():
    await asyncio.sleep(0.02)
    raise RuntimeError("the toast burns")


async def roast():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("roast: stop the oven")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as kitchen:
            kitchen.create_task(burn())
            task = kitchen.create_task(roast())
    except* RuntimeError as group:
        print(repr(group), task.cancelled())
    print(asyncio.current_task().cancelling())


asyncio.run(main())
