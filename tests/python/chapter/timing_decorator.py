# A decorator that says when a coroutine starts and ends (the time itself is left out).
import asyncio
import functools
import time
from typing import Any, Callable


def async_timed():
    def wrapper(func: Callable) -> Callable:
        @functools.wraps(func)
        async def wrapped(*args, **kwargs) -> Any:
            print(f"starting {func.__name__} with args {args} {kwargs}")
            start = time.perf_counter()
            try:
                return await func(*args, **kwargs)
            finally:
                total = time.perf_counter() - start
                print(f"finished {func.__name__}, took at least 20 ms: {total >= 0.0199}")

        return wrapped

    return wrapper


@async_timed()
async def delay(seconds: float) -> float:
    """Sleep, and say how long."""
    await asyncio.sleep(seconds)
    return seconds


@async_timed()
async def main():
    one = asyncio.create_task(delay(0.04))
    two = asyncio.create_task(delay(seconds=0.08))
    await one
    await two


asyncio.run(main())
print(delay.__name__, delay.__doc__)
