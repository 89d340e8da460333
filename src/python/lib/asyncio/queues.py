"""Queue, PriorityQueue, LifoQueue."""

import collections
import heapq
from types import GenericAlias

from . import locks, mixins

__all__ = ('LifoQueue', 'PriorityQueue', 'Queue', 'QueueEmpty', 'QueueFull', 'QueueShutDown')


class QueueEmpty(Exception):
    """get_nowait() found nothing."""


class QueueFull(Exception):
    """put_nowait() found no room."""


class QueueShutDown(Exception):
    """The queue was shut down."""


class Queue(mixins._LoopBoundMixin):
    """First in, first out, between tasks; `maxsize` above 0 bounds it."""

    def __init__(self, maxsize=0):  #: asyncio/queues.py:45
        self._maxsize = maxsize
        self._getters = collections.deque()  #: asyncio/queues.py:49
        self._putters = collections.deque()  #: asyncio/queues.py:51
        self._unfinished_tasks = 0
        self._finished = locks.Event()  #: asyncio/queues.py:53
        self._finished.set()  #: asyncio/queues.py:54
        self._is_shutdown = False
        self._init(maxsize)  #: asyncio/queues.py:55

    def _init(self, maxsize):  #: asyncio/queues.py:60
        self._queue = collections.deque()  #: asyncio/queues.py:61

    def _get(self):  #: asyncio/queues.py:63
        return self._queue.popleft()  #: asyncio/queues.py:64

    def _put(self, item):  #: asyncio/queues.py:66
        self._queue.append(item)  #: asyncio/queues.py:67

    def _wakeup_next(self, waiters):  #: asyncio/queues.py:71
        while waiters:
            waiter = waiters.popleft()  #: asyncio/queues.py:74
            if not waiter.done():  #: asyncio/queues.py:75
                waiter.set_result(None)  #: asyncio/queues.py:76
                break

    def __repr__(self):  #: asyncio/queues.py:79
        return f'<{type(self).__name__} at {id(self):#x} {self._format()}>'  #: asyncio/queues.py:80

    def __str__(self):  #: asyncio/queues.py:82
        return f'<{type(self).__name__} {self._format()}>'  #: asyncio/queues.py:83

    __class_getitem__ = classmethod(GenericAlias)

    def _format(self):  #: asyncio/queues.py:87
        parts = [f'maxsize={self._maxsize!r}']
        if getattr(self, '_queue', None):  #: asyncio/queues.py:89
            parts.append(f'_queue={list(self._queue)!r}')
        if self._getters:
            parts.append(f'_getters[{len(self._getters)}]')
        if self._putters:
            parts.append(f'_putters[{len(self._putters)}]')
        if self._unfinished_tasks:
            parts.append(f'tasks={self._unfinished_tasks}')
        if self._is_shutdown:
            parts.append('shutdown')
        return ' '.join(parts)

    def qsize(self):  #: asyncio/queues.py:101
        """How many items wait."""
        return len(self._queue)  #: asyncio/queues.py:103

    @property  #: asyncio/queues.py:105
    def maxsize(self):  #: asyncio/queues.py:106
        """The bound; 0 means none."""
        return self._maxsize

    def empty(self):  #: asyncio/queues.py:110
        """True if nothing waits."""
        return not self._queue

    def full(self):  #: asyncio/queues.py:114
        """True if the bound is reached."""
        if self._maxsize <= 0:
            return False
        return self.qsize() >= self._maxsize  #: asyncio/queues.py:123

    async def put(self, item):  #: asyncio/queues.py:125
        """Adds an item, waiting for room."""
        while self.full():  #: asyncio/queues.py:133
            if self._is_shutdown:
                raise QueueShutDown  #: asyncio/queues.py:135
            putter = self._get_loop().create_future()  #: asyncio/queues.py:136
            self._putters.append(putter)  #: asyncio/queues.py:137
            try:
                await putter  #: asyncio/queues.py:139
            except:
                putter.cancel()
                try:
                    self._putters.remove(putter)  #: asyncio/queues.py:144
                except ValueError:
                    pass  # a get() has taken it from the queue of waiters already
                if not self.full() and not putter.cancelled():  #: asyncio/queues.py:149
                    # Woken, but leaving with an error: the room goes to the next.
                    self._wakeup_next(self._putters)  #: asyncio/queues.py:152
                raise  #: asyncio/queues.py:153
        return self.put_nowait(item)  #: asyncio/queues.py:154

    def put_nowait(self, item):  #: asyncio/queues.py:156
        """Adds an item, or raises QueueFull."""
        if self._is_shutdown:
            raise QueueShutDown  #: asyncio/queues.py:164
        if self.full():  #: asyncio/queues.py:165
            raise QueueFull  #: asyncio/queues.py:166
        self._put(item)  #: asyncio/queues.py:167
        self._unfinished_tasks += 1
        self._finished.clear()  #: asyncio/queues.py:169
        self._wakeup_next(self._getters)  #: asyncio/queues.py:170

    async def get(self):  #: asyncio/queues.py:172
        """Takes an item, waiting for one."""
        while self.empty():  #: asyncio/queues.py:180
            if self._is_shutdown and self.empty():  #: asyncio/queues.py:181
                raise QueueShutDown  #: asyncio/queues.py:182
            getter = self._get_loop().create_future()  #: asyncio/queues.py:183
            self._getters.append(getter)  #: asyncio/queues.py:184
            try:
                await getter  #: asyncio/queues.py:186
            except:
                getter.cancel()
                try:
                    self._getters.remove(getter)  #: asyncio/queues.py:191
                except ValueError:
                    pass  # a put() has taken it from the queue of waiters already
                if not self.empty() and not getter.cancelled():  #: asyncio/queues.py:196
                    # Woken, but leaving with an error: the item goes to the next.
                    self._wakeup_next(self._getters)  #: asyncio/queues.py:199
                raise  #: asyncio/queues.py:200
        return self.get_nowait()  #: asyncio/queues.py:201

    def get_nowait(self):  #: asyncio/queues.py:203
        """Takes an item, or raises QueueEmpty."""
        if self.empty():  #: asyncio/queues.py:211
            if self._is_shutdown:
                raise QueueShutDown  #: asyncio/queues.py:213
            raise QueueEmpty  #: asyncio/queues.py:214
        item = self._get()  #: asyncio/queues.py:215
        self._wakeup_next(self._putters)  #: asyncio/queues.py:216
        return item

    def task_done(self):  #: asyncio/queues.py:219
        """One item that was taken is dealt with."""
        if self._unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')  #: asyncio/queues.py:237
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()  #: asyncio/queues.py:240

    async def join(self):  #: asyncio/queues.py:242
        """Waits until every item that was put is dealt with."""
        if self._unfinished_tasks > 0:
            await self._finished.wait()  #: asyncio/queues.py:251

    def shutdown(self, immediate=False):  #: asyncio/queues.py:253
        """Lets nothing more in; `immediate` also throws away what waits."""
        self._is_shutdown = True
        if immediate:
            while not self.empty():  #: asyncio/queues.py:265
                self._get()  #: asyncio/queues.py:266
                if self._unfinished_tasks > 0:
                    self._unfinished_tasks -= 1
            if self._unfinished_tasks == 0:
                self._finished.set()  #: asyncio/queues.py:270
        for waiters in (self._getters, self._putters):
            while waiters:
                waiter = waiters.popleft()
                if not waiter.done():
                    waiter.set_result(None)


class PriorityQueue(Queue):
    """Smallest first."""

    def _init(self, maxsize):  #: asyncio/queues.py:288
        self._queue = []

    def _put(self, item, heappush=heapq.heappush):  #: asyncio/queues.py:291
        heappush(self._queue, item)  #: asyncio/queues.py:292

    def _get(self, heappop=heapq.heappop):  #: asyncio/queues.py:294
        return heappop(self._queue)  #: asyncio/queues.py:295


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):  #: asyncio/queues.py:301
        self._queue = []

    def _put(self, item):  #: asyncio/queues.py:304
        self._queue.append(item)  #: asyncio/queues.py:305

    def _get(self):  #: asyncio/queues.py:307
        return self._queue.pop()  #: asyncio/queues.py:308
