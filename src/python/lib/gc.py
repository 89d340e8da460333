"""gc: objects are counted here, and cycles stay until the program ends, but for those of asyncio's lost tasks."""

import sys

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38
garbage = []
callbacks = []
_enabled = True
_threshold = (2000, 10, 0)


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
    """Collect the tasks that nobody can wake any more: how many that were."""
    asyncio = sys.modules.get('_loopglass_asyncio')
    return 0 if asyncio is None else asyncio._collect()


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
