# What the loop's methods and the package's functions say of arguments that they do not take.
import asyncio


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except TypeError as e:
        print(e)


async def main():
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    for call in (loop.time, loop.stop, loop.is_closed, loop.is_running, loop.call_soon(print, "soon").cancel):
        attempt(call, 1)
        attempt(call, when=1)
    timer = loop.call_later(9, print)
    attempt(timer.when, 1)
    attempt(timer.cancelled, x=1)
    timer.cancel()
    attempt(asyncio.all_tasks, 1, 2)
    attempt(asyncio.all_tasks, lop=1)
    attempt(asyncio.current_task, 1, 2)
    attempt(asyncio.current_task, lop=1)
    attempt(task.get_stack, limits=1)
    attempt(task.print_stack, output=1)


asyncio.run(main())
