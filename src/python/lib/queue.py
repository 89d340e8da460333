"""Queues between threads."""

import heapq
import threading
import time
from collections import deque
from types import GenericAlias

__all__ = ['Empty', 'Full', 'LifoQueue', 'PriorityQueue', 'Queue', 'ShutDown', 'SimpleQueue']


class Empty(Exception):
    """get found nothing."""

    __module__ = '_queue'


class Full(Exception):
    """put found no room."""


class ShutDown(Exception):
    """The queue was shut down."""


class Queue:
    """First in, first out; `maxsize` above 0 bounds it."""

    def __init__(self, maxsize=0):  #: queue.py:46
        self.maxsize = maxsize
        self._init(maxsize)  #: queue.py:48
        self.mutex = threading.Lock()  #: queue.py:54
        self.not_empty = threading.Condition(self.mutex)  #: queue.py:58
        self.not_full = threading.Condition(self.mutex)  #: queue.py:62
        self.all_tasks_done = threading.Condition(self.mutex)  #: queue.py:66
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def _init(self, maxsize):  #: queue.py:264
        self.queue = deque()  #: queue.py:265

    def _qsize(self):  #: queue.py:267
        return len(self.queue)  #: queue.py:268

    def _put(self, item):  #: queue.py:271
        self.queue.append(item)  #: queue.py:272

    def _get(self):  #: queue.py:275
        return self.queue.popleft()  #: queue.py:276

    def qsize(self):  #: queue.py:110
        with self.mutex:  #: queue.py:112
            return self._qsize()  #: queue.py:113

    def empty(self):  #: queue.py:115
        with self.mutex:  #: queue.py:126
            return not self._qsize()  #: queue.py:127

    def full(self):  #: queue.py:129
        with self.mutex:  #: queue.py:137
            return 0 < self.maxsize <= self._qsize()  #: queue.py:138

    def put(self, item, block=True, timeout=None):  #: queue.py:140
        """Adds an item, waiting for room."""
        with self.not_full:  #: queue.py:153
            if self.is_shutdown:
                raise ShutDown  #: queue.py:155
            if self.maxsize > 0:
                failed = self._wait(self.not_full, lambda: self._qsize() < self.maxsize, block, timeout)
                if failed == 1:
                    raise Full  #: queue.py:159
                if failed == 2:
                    raise ValueError("'timeout' must be a non-negative number")  #: queue.py:166
                if failed:
                    raise Full  #: queue.py:172
                if self.is_shutdown:
                    raise ShutDown  #: queue.py:175
            self._put(item)  #: queue.py:176
            self.unfinished_tasks += 1
            self.not_empty.notify()  #: queue.py:178

    def get(self, block=True, timeout=None):  #: queue.py:180
        """Takes an item, waiting for one."""
        with self.not_empty:  #: queue.py:194
            if self.is_shutdown and not self._qsize():  #: queue.py:195
                raise ShutDown  #: queue.py:196
            failed = self._wait(self.not_empty, lambda: self._qsize() > 0, block, timeout)
            if failed == 1:
                raise Empty  #: queue.py:199
            if failed == 2:
                raise ValueError("'timeout' must be a non-negative number")  #: queue.py:206
            if failed:
                raise Empty  #: queue.py:212
            if not self._qsize():  #: queue.py:198
                raise ShutDown  #: queue.py:215
            item = self._get()  #: queue.py:216
            self.not_full.notify()  #: queue.py:217
            return item

    def _wait(self, condition, ready, block, timeout):
        """Waits for what is wanted; without it, why: not to wait (1), a bad timeout (2), it took too long (3)."""
        if ready():
            return 0
        if not block:
            return 1
        if timeout is None:
            while not ready() and not self.is_shutdown:
                condition.wait()
            return 0
        if timeout < 0:
            return 2
        deadline = time.monotonic() + timeout
        while not ready() and not self.is_shutdown:
            left = deadline - time.monotonic()
            if left <= 0.0:
                return 3
            condition.wait(left)
        return 0

    def put_nowait(self, item):  #: queue.py:220
        return self.put(item, block=False)  #: queue.py:226

    def get_nowait(self):  #: queue.py:228
        return self.get(block=False)  #: queue.py:234

    def task_done(self):  #: queue.py:72
        """One item that was taken is dealt with."""
        with self.all_tasks_done:  #: queue.py:89
            left = self.unfinished_tasks - 1
            if left < 0:
                raise ValueError('task_done() called too many times')  #: queue.py:93
            if left == 0:
                self.all_tasks_done.notify_all()  #: queue.py:94
            self.unfinished_tasks = left

    def join(self):  #: queue.py:97
        """Waits until every item that was put is dealt with."""
        with self.all_tasks_done:  #: queue.py:106
            while self.unfinished_tasks:
                self.all_tasks_done.wait()  #: queue.py:108

    def shutdown(self, immediate=False):  #: queue.py:236
        """Lets nothing more in; `immediate` also throws away what waits."""
        with self.mutex:  #: queue.py:246
            self.is_shutdown = True
            if immediate:
                while self._qsize():  #: queue.py:249
                    self._get()  #: queue.py:250
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()  #: queue.py:254
            self.not_empty.notify_all()  #: queue.py:256
            self.not_full.notify_all()  #: queue.py:257

    __class_getitem__ = classmethod(GenericAlias)


class PriorityQueue(Queue):
    """Smallest first."""

    def _init(self, maxsize):  #: queue.py:287
        self.queue = []

    def _put(self, item):  #: queue.py:293
        heapq.heappush(self.queue, item)

    def _get(self):  #: queue.py:296
        return heapq.heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):  #: queue.py:303
        self.queue = []

    def _get(self):  #: queue.py:312
        return self.queue.pop()  #: queue.py:313


class SimpleQueue:
    """A queue without bound and without task_done."""

    def __init__(self):
        self._queue = Queue()

    def put(self, item, block=True, timeout=None):
        self._queue.put(item)

    def put_nowait(self, item):
        self._queue.put(item)

    def get(self, block=True, timeout=None):
        return self._queue.get(block, timeout)

    def get_nowait(self):
        return self._queue.get_nowait()

    def empty(self):
        return self._queue.empty()

    def qsize(self):
        return self._queue.qsize()

    __class_getitem__ = classmethod(GenericAlias)
