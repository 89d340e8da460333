import asyncio
import contextlib
import contextvars
import itertools

tasks = {}
futures = []
locks = [asyncio.Lock(), asyncio.Lock()]
semaphore = asyncio.Semaphore(2)
condition = asyncio.Condition()
barrier = asyncio.Barrier(2)
event = asyncio.Event()
queue = asyncio.Queue()
small = asyncio.Queue(1)
jobs = asyncio.Queue()
paces = (number * 0.01313 for number in itertools.count(1))
variable = contextvars.ContextVar('variable', default='unset')


class Boom(Exception):
    pass


def say(*words):
    print(*words)


def me():
    return asyncio.current_task()


def odd(number):
    return (number + len(tasks)) % 2


def rarely():
    return len(tasks) % 3 == 2


def begin():
    tasks['main'] = me()
    loop = asyncio.get_running_loop()
    futures.extend(loop.create_future() for _ in range(3))
    loop.call_later(30.00007, janitor, 300)


def janitor(left):
    event.set()
    for future in futures:
        if not future.done():
            future.set_result('freed')
    queue.put_nowait('freed')
    if left % 2:
        with contextlib.suppress(asyncio.QueueFull):
            small.put_nowait('freed')
    elif not small.empty():
        small.get_nowait()
    if not jobs.empty():
        jobs.get_nowait()
        # A program may have called it once too often already.
        with contextlib.suppress(ValueError):
            jobs.task_done()
    if left:
        asyncio.get_running_loop().call_later(1.37, janitor, left - 1)


def spawn(name, coro):
    task = asyncio.create_task(coro, name=name)
    tasks[name] = task
    say('spawned', name)
    return task


def adopt(group, name, coro):
    tasks[name] = group.create_task(coro, name=name)
    say('adopted', name)


def poke(who, name, *message):
    task = tasks.get(name)
    if task is not None:
        say(who, 'cancels', name, task.cancel(*message), task.cancelling())


def fail(number):
    raise Boom(number)


def again(number):
    say('again', number)
    asyncio.get_running_loop().call_soon(say, 'and again', number)


def ended(number):
    return lambda future: say('ended', number, state(future))


def show(error):
    if isinstance(error, BaseExceptionGroup):
        return f"{type(error).__name__}({', '.join(map(show, error.exceptions))})"
    context, cause = error.__context__, error.__cause__
    return f'{error!r}<{type(context).__name__}>{type(cause).__name__}'


def view(value):
    if isinstance(value, BaseException):
        return show(value)
    if isinstance(value, list):
        return [view(item) for item in value]
    return repr(value)


def state(future):
    if future is None or not future.done():
        return 'unknown' if future is None else 'pending'
    if future.cancelled():
        return 'cancelled'
    error = future.exception()
    return 'returned ' + repr(future.result()) if error is None else 'failed ' + show(error)


def look(task):
    # Callbacks name files of the library, which lie elsewhere on every machine.
    return 'unknown' if task is None else repr(task).partition(' cb=[')[0]


def handler(loop, context):
    # Of reports on what is collected, only the collector knows the time.
    if 'handle' in context:
        say('handler', context['message'], repr(context.get('exception')))


def names(some):
    return sorted(task.get_name() for task in some)


async def steps(who, count, pause):
    try:
        for step in range(count):
            await asyncio.sleep(pause)
            yield step
    finally:
        say(who, 'steps end')


@contextlib.asynccontextmanager
async def room(who, number):
    say(who, 'enters', number)
    try:
        yield number
    except ValueError as error:
        say(who, 'room swallows', show(error))
    finally:
        await asyncio.sleep(0)
        say(who, 'leaves', number)


async def finish():
    for name in list(tasks):
        if name != 'main':
            await asyncio.wait([tasks[name]])
    for name, task in tasks.items():
        say(name, state(task), task.cancelling())
