# Nobody holds the task but the future it waits for: run still finds it and cancels it.
# rules: 29, 44
import asyncio


async def waits_for_nobody():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("found after all")


async def main():
    asyncio.create_task(waits_for_nobody(), name="lonely")
    await asyncio.sleep(0)
    print("one pass")
    await asyncio.sleep(0.02)
    print("end of main")


asyncio.run(main())
