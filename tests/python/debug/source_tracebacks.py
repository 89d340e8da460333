# Debug mode shows where a failing callback was put on the loop: at most ten frames, the library's own among them.
import asyncio


def oops(x):
    return 1 / x


def deeper(loop, n):
    if n:
        return deeper(loop, n - 1)
    loop.call_soon(oops, 0)
    loop.call_later(0.5, oops, 0)
    loop.call_at(loop.time() + 0.6, oops, 0)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    loop.slow_callback_duration = 100
    deeper(loop, 0)
    await asyncio.sleep(1)
    deeper(loop, 3)
    task = asyncio.ensure_future(asyncio.sleep(0))
    task.add_done_callback(lambda t: 1 / 0)
    await asyncio.sleep(1)


asyncio.run(main())
