# The usual way to keep background tasks alive: a set, emptied by the done callback.
# rules: 27
import asyncio

background = set()


async def deliver(parcel):
    await asyncio.sleep(0.10 * parcel)
    print("parcel", parcel, "delivered")


async def main():
    for parcel in (1, 2, 3):
        task = asyncio.create_task(deliver(parcel))
        background.add(task)
        task.add_done_callback(background.discard)
    print("under way:", len(background))
    await asyncio.sleep(0.05)
    while background:
        await asyncio.sleep(0.10)
        print("still under way:", len(background) > 0)


asyncio.run(main())
