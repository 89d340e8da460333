"""gc: objects are counted here, and cycles stay until the program ends or calls collect().

What is collected: objects with a `__del__` or a weak reference to them, and asyncio's lost tasks.
"""

import sys

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38
garbage = []
callbacks = []
_enabled = True
_threshold = (2000, 10, 10)


def enable():
    """Switch collection on."""
    global _enabled
    _enabled = True


def disable():
    """Switch collection off."""
    global _enabled
    _enabled = False


def isenabled():
    """Whether collection is on."""
    return _enabled


def collect(generation=2):
    """Collect what only circles of references hold, as far as its end shows: how many objects that were."""
    from _weakref import _collect
    asyncio = sys.modules.get('_loopglass_asyncio')
    return _collect() + (0 if asyncio is None else asyncio._collect())


def get_threshold():
    """The thresholds that were set."""
    return _threshold


def set_threshold(first, second=10, third=0):
    """Keep thresholds."""
    global _threshold
    _threshold = (first, second, third)


def get_count():
    """Allocations since the last collection."""
    return (0, 0, 0)


def freeze():
    """Nothing to do."""


def unfreeze():
    """Nothing to do."""
