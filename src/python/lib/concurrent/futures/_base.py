"""Future, Executor, wait and as_completed."""

import threading
import time
from types import GenericAlias

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'
PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'
_SHOWN = {PENDING: 'pending', RUNNING: 'running', CANCELLED: 'cancelled', CANCELLED_AND_NOTIFIED: 'cancelled',
          FINISHED: 'finished'}

TimeoutError = TimeoutError


class Error(Exception):
    """The base of this package's errors."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The future is in another state than the call needs."""


class BrokenExecutor(RuntimeError):
    """The executor can do no more work."""


class DoneAndNotDoneFutures(tuple):
    """What wait() gives."""

    __slots__ = ()
    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])

    def __repr__(self):
        return f'DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})'


class Future:
    """The result of a call that runs elsewhere."""

    def __init__(self):  #: concurrent/futures/_base.py:328
        self._condition = threading.Condition()  #: concurrent/futures/_base.py:330
        self._state = PENDING
        self._result = None
        self._exception = None
        self._done_callbacks = []

    def _invoke_callbacks(self):  #: concurrent/futures/_base.py:337
        for callback in self._done_callbacks:
            self._invoke(callback)

    def _invoke(self, callback):
        try:
            callback(self)
        except Exception:
            import logging
            logging.getLogger('concurrent.futures').exception('exception calling callback for %r', self)

    def __repr__(self):  #: concurrent/futures/_base.py:344
        where = f'<{self.__class__.__name__} at {id(self):#x} state={_SHOWN[self._state]}'
        if self._state != FINISHED:
            return where + '>'
        if self._exception is not None:
            return f'{where} raised {self._exception.__class__.__name__}>'
        return f'{where} returned {self._result.__class__.__name__}>'

    def cancel(self):  #: concurrent/futures/_base.py:364
        """Cancels the call unless it runs or is done."""
        with self._condition:  #: concurrent/futures/_base.py:370
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()  #: concurrent/futures/_base.py:378
        self._invoke_callbacks()  #: concurrent/futures/_base.py:380
        return True

    def cancelled(self):  #: concurrent/futures/_base.py:383
        """True if it was cancelled."""
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):  #: concurrent/futures/_base.py:388
        """True while the call runs."""
        return self._state == RUNNING

    def done(self):  #: concurrent/futures/_base.py:393
        """True if it is finished or cancelled."""
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def __get_result(self):  #: concurrent/futures/_base.py:398
        if self._exception is not None:
            try:
                raise self._exception  #: concurrent/futures/_base.py:401
            finally:
                self = None
        return self._result

    def add_done_callback(self, fn):  #: concurrent/futures/_base.py:408
        """Calls `fn(future)` when it is done."""
        with self._condition:  #: concurrent/futures/_base.py:419
            if not self.done():
                self._done_callbacks.append(fn)  #: concurrent/futures/_base.py:421
                return
        self._invoke(fn)

    def result(self, timeout=None):  #: concurrent/futures/_base.py:428
        """The call's result, waiting for it."""
        try:
            with self._condition:  #: concurrent/futures/_base.py:445
                if self.cancelled():
                    raise CancelledError()  #: concurrent/futures/_base.py:447
                if self.done():
                    return self.__get_result()  #: concurrent/futures/_base.py:449
                self._condition.wait(timeout)  #: concurrent/futures/_base.py:451
                if self.cancelled():
                    raise CancelledError()  #: concurrent/futures/_base.py:454
                if self.done():
                    return self.__get_result()  #: concurrent/futures/_base.py:456
                raise TimeoutError()  #: concurrent/futures/_base.py:458
        finally:
            self = None

    def exception(self, timeout=None):  #: concurrent/futures/_base.py:463
        """The call's exception or None, waiting for its end."""
        with self._condition:  #: concurrent/futures/_base.py:481
            if self.cancelled():
                raise CancelledError()  #: concurrent/futures/_base.py:483
            if not self.done():
                self._condition.wait(timeout)  #: concurrent/futures/_base.py:487
                if self.cancelled():
                    raise CancelledError()  #: concurrent/futures/_base.py:490
                if not self.done():
                    raise TimeoutError()  #: concurrent/futures/_base.py:494
            return self._exception

    def set_running_or_notify_cancel(self):  #: concurrent/futures/_base.py:497
        """For executors: False if the call was cancelled before it began."""
        with self._condition:  #: concurrent/futures/_base.py:520
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                self._condition.notify_all()
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            raise RuntimeError('Future in unexpected state')  #: concurrent/futures/_base.py:535

    def set_result(self, result):  #: concurrent/futures/_base.py:537
        """For executors: the call returned."""
        with self._condition:  #: concurrent/futures/_base.py:542
            if self.done():
                raise InvalidStateError('{}: {!r}'.format(self._state, self))  #: concurrent/futures/_base.py:544
            self._result = result
            self._finish()
        self._invoke_callbacks()

    def set_exception(self, exception):  #: concurrent/futures/_base.py:552
        """For executors: the call raised."""
        with self._condition:  #: concurrent/futures/_base.py:557
            if self.done():
                raise InvalidStateError('{}: {!r}'.format(self._state, self))  #: concurrent/futures/_base.py:559
            self._exception = exception
            self._finish()
        self._invoke_callbacks()

    def _finish(self):
        self._state = FINISHED
        self._condition.notify_all()

    __class_getitem__ = classmethod(GenericAlias)


def _enough(done, not_done, return_when):
    if not not_done:
        return True
    if return_when == FIRST_COMPLETED:
        return bool(done)
    if return_when == FIRST_EXCEPTION:
        return any(not f.cancelled() and f.exception() is not None for f in done)
    return False


def _split(fs):
    return {f for f in fs if f.done()}, {f for f in fs if not f.done()}


def wait(fs, timeout=None, return_when=ALL_COMPLETED):  #: concurrent/futures/_base.py:263
    """Waits for futures; gives (done, not_done)."""
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError('Invalid return condition: %r' % return_when)
    fs = set(fs)  #: concurrent/futures/_base.py:288
    changed = threading.Event()
    for f in fs:
        if not f.done():
            f.add_done_callback(lambda f: changed.set())
    deadline = None if timeout is None else time.monotonic() + timeout
    while True:
        changed.clear()
        done, not_done = _split(fs)
        if _enough(done, not_done, return_when):
            break
        left = None if deadline is None else deadline - time.monotonic()
        if left is not None and left <= 0 or not changed.wait(left):
            done, not_done = _split(fs)
            break
    return DoneAndNotDoneFutures((done, not_done))


def as_completed(fs, timeout=None):  #: concurrent/futures/_base.py:199
    """Futures in the order of their ends."""
    fs = dict.fromkeys(fs)
    total_futures = len(fs)
    deadline = None if timeout is None else time.monotonic() + timeout
    ended = []
    changed = threading.Event()

    def note(f):
        ended.append(f)
        changed.set()

    for f in fs:
        f.add_done_callback(note)
    pending = set(fs)
    while pending:
        while not ended:
            changed.clear()
            if ended:
                break
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0 or not changed.wait(left):
                raise TimeoutError(  #: concurrent/futures/_base.py:239
                        '%d (of %d) futures unfinished' % (
                        len(pending), total_futures))
        pending.discard(ended[0])
        yield ended.pop(0)


def _result_or_cancel(fut, timeout=None):
    try:
        return fut.result(timeout)  #: concurrent/futures/_base.py:317
    finally:
        fut.cancel()


class Executor:
    """Runs calls elsewhere."""

    def submit(self, fn, /, *args, **kwargs):  #: concurrent/futures/_base.py:572
        """Schedules fn(*args, **kwargs); gives a Future."""
        raise NotImplementedError()  #: concurrent/futures/_base.py:581

    def map(self, fn, *iterables, timeout=None, chunksize=1):  #: concurrent/futures/_base.py:583
        """fn of each item, in the items' order."""
        end_time = None if timeout is None else time.monotonic() + timeout
        fs = [self.submit(fn, *args) for args in zip(*iterables)]  #: concurrent/futures/_base.py:608

        def result_iterator():
            try:
                fs.reverse()  #: concurrent/futures/_base.py:615
                while fs:
                    if end_time is None:
                        yield _result_or_cancel(fs.pop())  #: concurrent/futures/_base.py:619
                    else:
                        yield _result_or_cancel(fs.pop(), end_time - time.monotonic())  #: concurrent/futures/_base.py:621
            finally:
                for f in fs:
                    f.cancel()

        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):  #: concurrent/futures/_base.py:627
        """Takes no more calls."""

    def __enter__(self):  #: concurrent/futures/_base.py:643
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):  #: concurrent/futures/_base.py:646
        self.shutdown(wait=True)  #: concurrent/futures/_base.py:647
        return False
