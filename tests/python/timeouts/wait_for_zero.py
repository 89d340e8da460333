# wait_for with no time at all: a ready result is taken, anything else is cancelled unstarted.
# rules: 31
import asyncio


async def job():
    print("the body starts")
    await asyncio.sleep(1)


async def main():
    done = asyncio.create_task(asyncio.sleep(0, "ready"))
    await done
    print(await asyncio.wait_for(done, 0))
    for delay in (0, -3):
        try:
            await asyncio.wait_for(job(), delay)
        except TimeoutError as error:
            print("TimeoutError", error.args)
    print(await asyncio.wait_for(asyncio.sleep(0.02, "patient"), None))


asyncio.run(main())
