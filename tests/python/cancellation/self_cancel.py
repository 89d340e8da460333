# A task cancels itself: delivered at its next suspension.
# rules: 21
import asyncio


async def quitter(how):
    me = asyncio.current_task()
    me.cancel("I quit")
    print(how, "still running,", me.cancelling())
    try:
        if how == "zero":
            await asyncio.sleep(0)
        else:
            await asyncio.sleep(5)
    except asyncio.CancelledError as error:
        print(how, "delivered", error.args)
        raise
    print("never printed")


async def main():
    for how in ("zero", "long"):
        task = asyncio.create_task(quitter(how))
        await asyncio.wait([task])
        print(how, "cancelled:", task.cancelled())


asyncio.run(main())
