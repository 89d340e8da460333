"""Lock, Event, Condition, Semaphore, BoundedSemaphore, Barrier: waiting between tasks, first come first served."""

import collections
import enum

from . import exceptions, mixins

__all__ = ('Barrier', 'BoundedSemaphore', 'Condition', 'Event', 'Lock', 'Semaphore')


class _ContextManagerMixin:
    async def __aenter__(self):  #: asyncio/locks.py:13
        await self.acquire()  #: asyncio/locks.py:14
        return None

    async def __aexit__(self, exc_type, exc, tb):  #: asyncio/locks.py:19
        self.release()  #: asyncio/locks.py:20


def _with_state(described, extra, waiters):
    """object's repr with a state in brackets and the number of waiters."""
    if waiters:
        extra = f'{extra}, waiters:{len(waiters)}'
    return f'<{described[1:-1]} [{extra}]>'


class Lock(_ContextManagerMixin, mixins._LoopBoundMixin):
    """Mutual exclusion between tasks; release hands on to the first waiter."""

    def __init__(self):  #: asyncio/locks.py:75
        self._waiters = None
        self._locked = False

    def __repr__(self):  #: asyncio/locks.py:79
        return _with_state(super().__repr__(), 'locked' if self._locked else 'unlocked', self._waiters)

    def locked(self):  #: asyncio/locks.py:86
        """True if some task holds it."""
        return self._locked

    async def acquire(self):  #: asyncio/locks.py:90
        """Waits until the lock is free, and takes it."""
        if not self._locked and (self._waiters is None or all(w.cancelled() for w in self._waiters)):
            self._locked = True
            return True
        if self._waiters is None:
            self._waiters = collections.deque()  #: asyncio/locks.py:104
        fut = self._get_loop().create_future()  #: asyncio/locks.py:105
        self._waiters.append(fut)  #: asyncio/locks.py:106
        try:
            try:
                await fut  #: asyncio/locks.py:110
            finally:
                self._waiters.remove(fut)  #: asyncio/locks.py:112
        except exceptions.CancelledError:
            # Woken and cancelled in one pass: the next one must not wait in vain.
            if not self._locked:
                self._wake_up_first()  #: asyncio/locks.py:120
            raise  #: asyncio/locks.py:121
        self._locked = True
        return True

    def release(self):  #: asyncio/locks.py:127
        """Frees the lock and wakes the first waiter."""
        if self._locked:
            self._locked = False
            self._wake_up_first()  #: asyncio/locks.py:140
        else:
            raise RuntimeError('Lock is not acquired.')  #: asyncio/locks.py:142

    def _wake_up_first(self):  #: asyncio/locks.py:144
        if not self._waiters:
            return
        first = self._waiters[0]
        if not first.done():
            first.set_result(True)


class Event(mixins._LoopBoundMixin):
    """A flag that tasks wait for."""

    def __init__(self):  #: asyncio/locks.py:167
        self._waiters = collections.deque()  #: asyncio/locks.py:168
        self._value = False

    def __repr__(self):  #: asyncio/locks.py:171
        return _with_state(super().__repr__(), 'set' if self._value else 'unset', self._waiters)

    def is_set(self):  #: asyncio/locks.py:178
        """True if the flag is up."""
        return self._value

    def set(self):  #: asyncio/locks.py:182
        """Puts the flag up and wakes every waiter."""
        if not self._value:
            self._value = True
            for fut in self._waiters:
                if not fut.done():  #: asyncio/locks.py:191
                    fut.set_result(True)  #: asyncio/locks.py:192

    def clear(self):  #: asyncio/locks.py:194
        """Puts the flag down."""
        self._value = False

    async def wait(self):  #: asyncio/locks.py:200
        """Waits until the flag is up."""
        if self._value:
            return True
        fut = self._get_loop().create_future()  #: asyncio/locks.py:210
        self._waiters.append(fut)  #: asyncio/locks.py:211
        try:
            await fut  #: asyncio/locks.py:213
            return True
        finally:
            self._waiters.remove(fut)  #: asyncio/locks.py:216


class Condition(_ContextManagerMixin, mixins._LoopBoundMixin):
    """A lock with a room to wait in until notified."""

    def __init__(self, lock=None):  #: asyncio/locks.py:229
        if lock is None:
            lock = Lock()  #: asyncio/locks.py:231
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = collections.deque()  #: asyncio/locks.py:239

    def __repr__(self):  #: asyncio/locks.py:241
        return _with_state(super().__repr__(), 'locked' if self.locked() else 'unlocked', self._waiters)

    async def wait(self):  #: asyncio/locks.py:248
        """Gives the lock up until notified, then takes it again, whatever comes between."""
        if not self.locked():  #: asyncio/locks.py:263
            raise RuntimeError('cannot wait on un-acquired lock')  #: asyncio/locks.py:264
        fut = self._get_loop().create_future()  #: asyncio/locks.py:266
        self.release()  #: asyncio/locks.py:267
        try:
            try:
                self._waiters.append(fut)  #: asyncio/locks.py:270
                try:
                    await fut  #: asyncio/locks.py:272
                    return True
                finally:
                    self._waiters.remove(fut)  #: asyncio/locks.py:275
            finally:
                err = None
                while True:
                    try:
                        await self.acquire()  #: asyncio/locks.py:284
                        break
                    except exceptions.CancelledError as e:
                        err = e
                if err is not None:
                    try:
                        raise err  # Re-raise most recent exception instance.  #: asyncio/locks.py:291
                    finally:
                        err = None
        except BaseException:
            # Notified, but leaving with an error: the notification goes to another waiter.
            self._notify(1)  #: asyncio/locks.py:300
            raise  #: asyncio/locks.py:301

    async def wait_for(self, predicate):  #: asyncio/locks.py:303
        """Waits until the predicate holds."""
        result = predicate()  #: asyncio/locks.py:311
        while not result:
            await self.wait()  #: asyncio/locks.py:313
            result = predicate()  #: asyncio/locks.py:314
        return result

    def notify(self, n=1):  #: asyncio/locks.py:317
        """Wakes up to `n` waiters; the lock must be held."""
        if not self.locked():  #: asyncio/locks.py:329
            raise RuntimeError('cannot notify on un-acquired lock')  #: asyncio/locks.py:330
        self._notify(n)  #: asyncio/locks.py:331

    def _notify(self, n):  #: asyncio/locks.py:333
        woken = 0
        for fut in self._waiters:
            if woken >= n:
                break
            if not fut.done():  #: asyncio/locks.py:339
                woken += 1
                fut.set_result(False)  #: asyncio/locks.py:341

    def notify_all(self):  #: asyncio/locks.py:343
        """Wakes every waiter."""
        self.notify(len(self._waiters))  #: asyncio/locks.py:349


class Semaphore(_ContextManagerMixin, mixins._LoopBoundMixin):
    """At most `value` holders at a time."""

    def __init__(self, value=1):  #: asyncio/locks.py:367
        if value < 0:  #: asyncio/locks.py:368
            raise ValueError("Semaphore initial value must be >= 0")  #: asyncio/locks.py:369
        self._waiters = None
        self._value = value

    def __repr__(self):  #: asyncio/locks.py:373
        state = 'locked' if self.locked() else f'unlocked, value:{self._value}'
        return _with_state(super().__repr__(), state, self._waiters)

    def locked(self):  #: asyncio/locks.py:380
        """True if acquire() would wait."""
        return self._value == 0 or any(not w.cancelled() for w in self._waiters or ())

    async def acquire(self):  #: asyncio/locks.py:386
        """Takes one place, waiting for it if need be."""
        if not self.locked():  #: asyncio/locks.py:395
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = collections.deque()  #: asyncio/locks.py:401
        fut = self._get_loop().create_future()  #: asyncio/locks.py:402
        self._waiters.append(fut)  #: asyncio/locks.py:403
        try:
            try:
                await fut  #: asyncio/locks.py:407
            finally:
                self._waiters.remove(fut)  #: asyncio/locks.py:409
        except exceptions.CancelledError:
            # Given a place and cancelled in one pass: the place goes back.
            if fut.done() and not fut.cancelled():  #: asyncio/locks.py:412
                self._value += 1
            raise  #: asyncio/locks.py:418
        finally:
            while self._value > 0:
                if not self._wake_up_next():  #: asyncio/locks.py:424
                    break
        return True

    def release(self):  #: asyncio/locks.py:428
        """Gives a place back."""
        self._value += 1
        self._wake_up_next()  #: asyncio/locks.py:435

    def _wake_up_next(self):  #: asyncio/locks.py:437
        if not self._waiters:
            return False
        for fut in self._waiters:
            if not fut.done():  #: asyncio/locks.py:443
                self._value -= 1
                fut.set_result(True)  #: asyncio/locks.py:445
                return True
        return False


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses more releases than acquires."""

    def __init__(self, value=1):  #: asyncio/locks.py:458
        self._bound_value = value
        super().__init__(value)  #: asyncio/locks.py:460

    def release(self):  #: asyncio/locks.py:462
        """Gives a place back."""
        if self._value >= self._bound_value:
            raise ValueError('BoundedSemaphore released too many times')  #: asyncio/locks.py:464
        super().release()  #: asyncio/locks.py:465


class _BarrierState(enum.Enum):
    FILLING = 'filling'
    DRAINING = 'draining'
    RESETTING = 'resetting'
    BROKEN = 'broken'


class Barrier(mixins._LoopBoundMixin):
    """Lets a number of tasks pass together, again and again."""

    def __init__(self, parties):  #: asyncio/locks.py:485
        if parties < 1:  #: asyncio/locks.py:487
            raise ValueError('parties must be > 0')  #: asyncio/locks.py:488
        self._cond = Condition()
        self._parties = parties
        self._state = _BarrierState.FILLING
        self._count = 0

    def __repr__(self):  #: asyncio/locks.py:496
        state = self._state.value
        if not self.broken:
            state += f', waiters:{self.n_waiting}/{self.parties}'
        return _with_state(super().__repr__(), state, None)

    async def __aenter__(self):  #: asyncio/locks.py:503
        return await self.wait()  #: asyncio/locks.py:506

    async def __aexit__(self, *args):  #: asyncio/locks.py:508
        pass

    async def wait(self):  #: asyncio/locks.py:511
        """Waits for the others; gives this task's number."""
        async with self._cond:  #: asyncio/locks.py:518
            await self._block() # Block while the barrier drains or resets.  #: asyncio/locks.py:519
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    await self._release()  #: asyncio/locks.py:525
                else:
                    await self._wait()  #: asyncio/locks.py:527
                return index
            finally:
                self._count -= 1
                self._exit()  #: asyncio/locks.py:532

    async def _block(self):  #: asyncio/locks.py:534
        """Lets an earlier round drain first."""
        await self._cond.wait_for(  #: asyncio/locks.py:540
            lambda: self._state not in (
                _BarrierState.DRAINING, _BarrierState.RESETTING
            )
        )
        if self._state is _BarrierState.BROKEN:
            raise exceptions.BrokenBarrierError("Barrier aborted")  #: asyncio/locks.py:548

    async def _release(self):  #: asyncio/locks.py:550
        self._state = _BarrierState.DRAINING
        self._cond.notify_all()  #: asyncio/locks.py:556

    async def _wait(self):  #: asyncio/locks.py:558
        await self._cond.wait_for(lambda: self._state is not _BarrierState.FILLING)  #: asyncio/locks.py:564
        if self._state in (_BarrierState.BROKEN, _BarrierState.RESETTING):
            raise exceptions.BrokenBarrierError("Abort or reset of barrier")  #: asyncio/locks.py:567

    def _exit(self):  #: asyncio/locks.py:569
        if self._count == 0:
            if self._state in (_BarrierState.RESETTING, _BarrierState.DRAINING):
                self._state = _BarrierState.FILLING
            self._cond.notify_all()  #: asyncio/locks.py:575

    async def reset(self):  #: asyncio/locks.py:577
        """Sends the waiters away with BrokenBarrierError; the barrier is then as new."""
        async with self._cond:  #: asyncio/locks.py:583
            if self._count > 0:
                if self._state is not _BarrierState.RESETTING:
                    self._state = _BarrierState.RESETTING
            else:
                self._state = _BarrierState.FILLING
            self._cond.notify_all()  #: asyncio/locks.py:590

    async def abort(self):  #: asyncio/locks.py:592
        """Breaks the barrier for good."""
        async with self._cond:  #: asyncio/locks.py:598
            self._state = _BarrierState.BROKEN
            self._cond.notify_all()  #: asyncio/locks.py:600

    @property  #: asyncio/locks.py:602
    def parties(self):  #: asyncio/locks.py:603
        """How many tasks pass together."""
        return self._parties

    @property  #: asyncio/locks.py:607
    def n_waiting(self):  #: asyncio/locks.py:608
        """How many wait now."""
        if self._state is _BarrierState.FILLING:
            return self._count
        return 0

    @property  #: asyncio/locks.py:614
    def broken(self):  #: asyncio/locks.py:615
        """True after abort()."""
        return self._state is _BarrierState.BROKEN
