# A shield awaited twice, and a second canceller.
# rules: 35, 24
import asyncio


async def save():
    for page in range(3):
        await asyncio.sleep(0.12)
        print("page", page, "saved")
    return "all saved"


async def editor(job):
    for attempt in range(3):
        try:
            return await asyncio.shield(job)
        except asyncio.CancelledError:
            print("editor: still saving, attempt", attempt)
    return await job


async def main():
    job = asyncio.create_task(save())
    task = asyncio.create_task(editor(job))
    for pause in (0.06, 0.12):
        await asyncio.sleep(pause)
        task.cancel()
    print(await task, task.cancelling())


asyncio.run(main())
