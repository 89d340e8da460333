# A task's repr tells its state, its coroutine's line and what it waits for.
# rules: 11
# mask: stdout
import asyncio


async def wait_on(future):
    return await future


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(wait_on(future), name="reader")
    print(task)
    await asyncio.sleep(0)
    print(task)
    print(future)
    future.set_result("page")
    print(future)
    print(task)
    await task
    print(task)
    failing = asyncio.create_task(wait_on(7), name="bad")
    await asyncio.wait([failing])
    print(failing)
    late = asyncio.create_task(asyncio.sleep(5), name="late")
    await asyncio.sleep(0)
    late.cancel("closing time")
    print(late)
    await asyncio.wait([late])
    print(late)
    print(failing.exception())


asyncio.run(main())
