# Wrong arguments are refused in the library's frames.
import asyncio
import traceback


async def attempt(what):
    try:
        await what()
    except Exception:
        traceback.print_exc()


async def main():
    done = asyncio.get_running_loop().create_future()
    done.set_result(1)
    for what in [
        lambda: asyncio.gather([done]),
        lambda: asyncio.gather(1, 2),
        lambda: asyncio.sleep("1"),
        lambda: asyncio.sleep(None),
        lambda: asyncio.wait(5),
        lambda: asyncio.wait([[]]),
        lambda: asyncio.wait([done], timeout="1"),
        lambda: asyncio.wait_for(done, "1"),
        lambda: asyncio.as_completed(5),
        lambda: asyncio.Semaphore("3"),
        lambda: asyncio.Barrier(None),
    ]:
        await attempt(what)
    asyncio.as_completed([1])


asyncio.run(main())
