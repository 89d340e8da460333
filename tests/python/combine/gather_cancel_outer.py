# Cancelling the gather cancels every child; it ends when they have.
# rules: 34, 22
import asyncio


async def child(name, cleanup):
    try:
        await asyncio.sleep(5)
    finally:
        await asyncio.sleep(cleanup)
        print(name, "is clean")


async def collect():
    try:
        return await asyncio.gather(child("a", 0.03), child("b", 0.06), return_exceptions=True)
    except asyncio.CancelledError:
        print("collector cancelled")
        raise


async def main():
    task = asyncio.create_task(collect())
    await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())

    outer = asyncio.gather(child("c", 0.03), child("d", 0.06))
    await asyncio.sleep(0.02)
    print("cancel:", outer.cancel(), outer.done())
    try:
        await outer
    except asyncio.CancelledError:
        print("the first child's end is enough")
    await asyncio.sleep(0.06)


asyncio.run(main())
