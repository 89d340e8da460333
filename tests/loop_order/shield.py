import asyncio

async def brew():
    try:
        print("brew begins")
        await asyncio.sleep(0.03)
        print("brew returns")
        return "tea"
    finally:
        print("brew is left")


async def main():
    task = asyncio.create_task(brew())
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.01)
    except TimeoutError:
        print("timed out, and the task is", "over" if task.done() else "not over")
    print("late:", await task)


asyncio.run(main())
