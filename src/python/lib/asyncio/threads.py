"""to_thread: a blocking call beside the loop."""

import contextvars
import functools
from _contextvars import _enter, _leave

from . import events

__all__ = ('to_thread',)


def _run_in(ctx, func, /, *args, **kwargs):
    # Context.run is native, and a thread that blocks below native code cannot be put aside.
    before = _enter(ctx)
    try:
        return func(*args, **kwargs)
    finally:
        _leave(ctx, before)


async def to_thread(func, /, *args, **kwargs):  #: asyncio/threads.py:12
    """Runs `func` in the default executor, in a copy of the caller's context."""
    loop = events.get_running_loop()  #: asyncio/threads.py:22
    ctx = contextvars.copy_context()  #: asyncio/threads.py:23
    func_call = functools.partial(_run_in, ctx, func, *args, **kwargs)  #: asyncio/threads.py:24
    return await loop.run_in_executor(None, func_call)  #: asyncio/threads.py:25
