# What a concurrent future and an executor raise, with the library's lines: at once, after waiting, and out of time.
import asyncio
import concurrent.futures as futures
import threading
import time
import traceback


def shown(call):
    try:
        call()
    except BaseException:
        traceback.print_exc()


def later(act, *args):
    threading.Timer(0.1, act, args).start()


future = futures.Future()
shown(lambda: future.result(0.01))
shown(lambda: future.exception(0.01))
future.cancel()
shown(future.result)
shown(future.exception)
future = futures.Future()
later(future.set_exception, ValueError('later'))
shown(future.result)
shown(future.result)
for ask in ('result', 'exception'):
    future = futures.Future()
    later(future.cancel)
    shown(getattr(future, ask))
future = futures.Future()
later(future.set_result, 1)
print(future.result(), future.exception())
shown(lambda: future.set_result(2))
shown(lambda: future.set_exception(ValueError()))


def slow_division(n):
    time.sleep(0.1)
    return 1 / n


with futures.ThreadPoolExecutor(1) as pool:
    shown(lambda: list(pool.map(slow_division, [1, 0])))
    shown(lambda: list(pool.map(time.sleep, [0.3], timeout=0.05)))
    waiting = pool.submit(time.sleep, 0.3)
    shown(lambda: next(futures.as_completed([waiting], timeout=0.05)))


async def broken():
    # The line that is shown has a comment of its own.
    barrier = asyncio.Barrier(2)
    await barrier.abort()
    await barrier.wait()


shown(lambda: asyncio.run(broken()))
