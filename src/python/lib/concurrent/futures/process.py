"""ProcessPoolExecutor: a page has no processes, so the calls run in threads of this one.

What a program can see of that: `os.getpid()` is the same everywhere, and globals are shared.
"""

import os

from . import _base
from .thread import ThreadPoolExecutor


class BrokenProcessPool(_base.BrokenExecutor):
    """Kept for programs that name it."""


class ProcessPoolExecutor(ThreadPoolExecutor):
    """ThreadPoolExecutor under the other name."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is not None and max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        super().__init__(max_workers or os.process_cpu_count() or 1, 'ProcessPoolExecutor', initializer, initargs)

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """fn of each item, in the items' order."""
        if chunksize < 1:
            raise ValueError('chunksize must be >= 1.')
        return super().map(fn, *iterables, timeout=timeout)
