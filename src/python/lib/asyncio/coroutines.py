"""What counts as a coroutine."""

import collections.abc
import inspect
import types

__all__ = ('iscoroutine', 'iscoroutinefunction')


def iscoroutinefunction(func):
    """True for an `async def` function."""
    return inspect.iscoroutinefunction(func)


def iscoroutine(obj):
    """True for a coroutine object, native or of a class that has its methods."""
    return isinstance(obj, (types.CoroutineType, collections.abc.Coroutine))
