# Eager tasks that fail, or that are cancelled before their second step.
# rules: 25
import asyncio


async def fail():
    raise LookupError("no such stop")


async def sleeper():
    try:
        print("asleep at once")
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("woken early")
        raise


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(fail())
    print(task.done(), repr(task.exception()))
    other = asyncio.create_task(sleeper())
    other.cancel()
    print(other.done(), other.cancelling())
    try:
        await other
    except asyncio.CancelledError:
        print("cancelled")
    print(await asyncio.gather(asyncio.sleep(0, "a"), asyncio.sleep(0.02, "b")))


asyncio.run(main())
