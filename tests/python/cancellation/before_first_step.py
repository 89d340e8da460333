# A task cancelled before its first step never runs: no body, no finally.
# rules: 20
import asyncio


async def job():
    try:
        print("never printed")
        await asyncio.sleep(1)
    finally:
        print("nor this")


async def main():
    task = asyncio.create_task(job())
    print("cancel:", task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("main sees the cancellation")
    print(task.cancelled(), task.done())
    print("cancel a done task:", task.cancel())


asyncio.run(main())
