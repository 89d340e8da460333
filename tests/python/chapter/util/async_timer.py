import functools
import time


def async_timed(func):
    @functools.wraps(func)
    async def timed(*args):
        print(f"starting {func.__name__} with {args}")
        start = time.time()
        try:
            return await func(*args)
        finally:
            print(f"finished {func.__name__} in {time.time() - start:.1f} second(s)")

    return timed
