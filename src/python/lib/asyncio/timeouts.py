"""asyncio.timeout: a deadline for the block of an `async with`."""

from _loopglass_asyncio import _tell_timed_out

from . import events, exceptions, tasks

__all__ = ('Timeout', 'timeout', 'timeout_at')


class _State:
    """A state of a timeout."""

    def __init__(self, value):
        self.value = value


_State.CREATED = _State('created')
_State.ENTERED = _State('active')
_State.EXPIRING = _State('expiring')
_State.EXPIRED = _State('expired')
_State.EXITED = _State('finished')


class Timeout:
    """Cancels the task that entered it when the deadline comes, and turns that cancellation into TimeoutError."""

    def __init__(self, when):  #: asyncio/timeouts.py:33
        self._state = _State.CREATED
        self._when = when
        self._timeout_handler = None
        self._task = None

    def when(self):  #: asyncio/timeouts.py:46
        """The deadline on the loop's clock, or None."""
        return self._when

    def reschedule(self, when):  #: asyncio/timeouts.py:50
        """Moves the deadline; None takes it away."""
        if self._state is not _State.ENTERED:
            if self._state is _State.CREATED:
                raise RuntimeError("Timeout has not been entered")  #: asyncio/timeouts.py:54
            raise RuntimeError(  #: asyncio/timeouts.py:55
                f"Cannot change state of {self._state.value} Timeout",
            )
        self._when = when
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()  #: asyncio/timeouts.py:62
        if when is None:
            self._timeout_handler = None
            return
        loop = events.get_running_loop()  #: asyncio/timeouts.py:67
        if when <= loop.time():  #: asyncio/timeouts.py:68
            self._timeout_handler = loop.call_soon(self._on_timeout)  #: asyncio/timeouts.py:69
        else:
            self._timeout_handler = loop.call_at(when, self._on_timeout)  #: asyncio/timeouts.py:71

    def expired(self):  #: asyncio/timeouts.py:73
        """True once the deadline has struck."""
        return self._state in (_State.EXPIRING, _State.EXPIRED)

    def __repr__(self):  #: asyncio/timeouts.py:77
        when = ''
        if self._state is _State.ENTERED:
            when = f" when={None if self._when is None else round(self._when, 3)}"
        return f'<Timeout [{self._state.value}]{when}>'

    async def __aenter__(self):  #: asyncio/timeouts.py:85
        if self._state is not _State.CREATED:
            raise RuntimeError("Timeout has already been entered")  #: asyncio/timeouts.py:87
        task = tasks.current_task()  #: asyncio/timeouts.py:88
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")  #: asyncio/timeouts.py:90
        self._state = _State.ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)  #: asyncio/timeouts.py:94
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):  #: asyncio/timeouts.py:97
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()  #: asyncio/timeouts.py:106
            self._timeout_handler = None
        if self._state is _State.EXPIRING:
            self._state = _State.EXPIRED
            # More cancel() calls than on entry: someone else cancels as well, and that goes first.
            if self._task.uncancel() <= self._cancelling and exc_type is not None:  #: asyncio/timeouts.py:112
                if issubclass(exc_type, exceptions.CancelledError):  #: asyncio/timeouts.py:115
                    raise TimeoutError from exc_val  #: asyncio/timeouts.py:116
                elif exc_val is not None:
                    self._insert_timeout_error(exc_val)  #: asyncio/timeouts.py:118
                    if isinstance(exc_val, ExceptionGroup):  #: asyncio/timeouts.py:119
                        for exc in exc_val.exceptions:
                            self._insert_timeout_error(exc)  #: asyncio/timeouts.py:121
        elif self._state is _State.ENTERED:
            self._state = _State.EXITED
        return None

    def _on_timeout(self):  #: asyncio/timeouts.py:127
        _tell_timed_out(self._task, self._timeout_handler)
        self._task.cancel()  #: asyncio/timeouts.py:129
        self._state = _State.EXPIRING
        self._timeout_handler = None

    @staticmethod  #: asyncio/timeouts.py:134
    def _insert_timeout_error(exc_val):
        while exc_val.__context__ is not None:
            cause = exc_val.__context__
            if isinstance(cause, exceptions.CancelledError):
                late = TimeoutError()
                late.__context__ = late.__cause__ = cause
                exc_val.__context__ = late
                break
            exc_val = cause


def timeout(delay):  #: asyncio/timeouts.py:145
    """A deadline `delay` seconds from now; None sets none."""
    loop = events.get_running_loop()  #: asyncio/timeouts.py:161
    return Timeout(loop.time() + delay if delay is not None else None)  #: asyncio/timeouts.py:162


def timeout_at(when):  #: asyncio/timeouts.py:165
    """A deadline at a time of the loop's clock; None sets none."""
    return Timeout(when)  #: asyncio/timeouts.py:184
