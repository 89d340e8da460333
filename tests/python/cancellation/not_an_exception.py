# CancelledError is a BaseException: `except Exception` lets it through.
# rules: 18
import asyncio


async def careless():
    while True:
        try:
            await asyncio.sleep(10)
        except Exception as error:
            print("swallowed", error)


async def main():
    print(asyncio.CancelledError.__mro__[1:3])
    task = asyncio.create_task(careless())
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))


asyncio.run(main())
