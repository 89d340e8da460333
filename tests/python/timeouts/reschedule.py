# A deadline can be moved while it runs.
# rules: 36
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(None) as limit:
            for step in range(1, 6):
                limit.reschedule(loop.time() + 0.25)
                print("step", step)
                await asyncio.sleep(0.10 * step)
    except TimeoutError:
        print("step was too long")
    try:
        limit.reschedule(None)
    except RuntimeError as error:
        print("RuntimeError:", error)


asyncio.run(main())
