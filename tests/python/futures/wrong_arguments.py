# Futures, tasks and their functions refuse wrong arguments.
import asyncio


def attempt(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
        print("fine")
    except Exception as e:
        print(type(e).__name__, e)


async def main():
    f = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(asyncio.sleep(0))
    for method in (f.set_result, f.set_exception, f.remove_done_callback):
        attempt(method)
        attempt(method, 1, 2)
    attempt(f.add_done_callback)
    for method in (f.get_loop, f.exception, f.result, f.done, f.cancelled, t.get_name, t.uncancel, t.get_coro):
        attempt(method, 1)
    attempt(f.cancel, 1, 2)
    attempt(f.cancel, x=1)
    attempt(t.get_stack, 5)
    attempt(t.print_stack, 5)
    attempt(t.set_name)
    attempt(asyncio.Future, 1)
    attempt(asyncio.Task)
    attempt(asyncio.Task, 5)
    attempt(asyncio.current_task, 1, 2)
    attempt(asyncio.create_task)
    attempt(asyncio.gather, x=1)
    attempt(asyncio.set_event_loop_policy, 3)
    await t


asyncio.run(main())
