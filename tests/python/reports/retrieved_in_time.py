# Looking at the exception, or cancelling the done task, keeps it quiet.
# rules: 28
import asyncio


async def fail(text):
    raise ValueError(text)


async def main():
    one = asyncio.create_task(fail("seen"))
    two = asyncio.create_task(fail("gathered"))
    await asyncio.sleep(0)
    print(repr(one.exception()))
    print(await asyncio.gather(two, return_exceptions=True))
    future = asyncio.get_running_loop().create_future()
    future.set_exception(OSError("future too"))
    del future
    print("that one was reported")


asyncio.run(main())
