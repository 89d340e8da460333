# What a cancelled task's traceback held is told of as the step of the task that awaited it ends.
import asyncio
async def main():
    t=asyncio.create_task(nested()); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("ok")
    print("leaving")
async def nested():
    inner=other()
    await asyncio.sleep(1)
    await inner
async def other(): pass
asyncio.run(main())
