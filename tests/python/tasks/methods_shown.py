# Methods of objects as they are shown: of C types with their module, of Python classes with the object.
# mask: stdout
import asyncio
import contextvars


def tried(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


async def main():
    loop = asyncio.get_running_loop()
    for name in ('stop', 'create_future', 'time', 'call_soon', 'is_running'):
        print(getattr(loop, name), getattr(type(loop), name))
    handle = loop.call_later(1, loop.stop)
    print(handle, loop.stop.__qualname__)
    handle.cancel()
    task, future = asyncio.current_task(), loop.create_future()
    print(task.cancel, future.done, asyncio.Task.get_coro, asyncio.Future.set_result)
    future.add_done_callback(loop.stop)
    print(future)
    tried(loop.create_future, 1)
    tried(next, future)
    variable, context = contextvars.ContextVar('variable'), contextvars.copy_context()
    print(variable.get, context.run)
    tried(contextvars.Context, 1)
    for ask in (context.get, context.__getitem__, context.__contains__):
        tried(ask, 'variable')
    tried(context.run)


asyncio.run(main())
