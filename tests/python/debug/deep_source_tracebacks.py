# Debug mode remembers all of the stack that made a future or task, and ten frames of a handle's.
# flags: -X dev
import asyncio


async def fail():
    raise ValueError("late")


def deeper(n, what):
    return deeper(n - 1, what) if n else what()


async def main():
    loop = asyncio.get_running_loop()
    task = deeper(6, lambda: asyncio.create_task(fail(), name="deep"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    future = deeper(5, loop.create_future)
    future.set_exception(KeyError("future"))
    del future
    deeper(5, lambda: loop.call_soon(lambda: 1 / 0))
    await asyncio.sleep(0)


asyncio.run(main())
