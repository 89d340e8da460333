# FIRST_COMPLETED, again and again until nobody is left.
# rules: 32
import asyncio


async def runner(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    pending = {asyncio.create_task(runner(f"no. {i}", 0.03 * i)) for i in (3, 1, 2)}
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        print([t.result() for t in done], "still running:", len(pending))


asyncio.run(main())
