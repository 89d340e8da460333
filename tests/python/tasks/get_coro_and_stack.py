# A task knows its coroutine, and where it stands.
import asyncio


async def inner(event):
    await event.wait()


async def outer(event):
    await inner(event)


async def main():
    event = asyncio.Event()
    task = asyncio.create_task(outer(event))
    await asyncio.sleep(0)
    print(task.get_coro().__name__)
    print([frame.f_lineno for frame in task.get_stack()])
    print(task.get_coro().cr_await.__name__, task.get_coro().cr_running)
    event.set()
    await task
    print(task.get_stack(), task.get_loop() is asyncio.get_running_loop())


asyncio.run(main())
