"""The package's exceptions. The two that the native core raises come from there."""

from _loopglass_asyncio import CancelledError, InvalidStateError

__all__ = ('BrokenBarrierError', 'CancelledError', 'IncompleteReadError', 'InvalidStateError',
           'LimitOverrunError', 'SendfileNotAvailableError', 'TimeoutError')

TimeoutError = TimeoutError


class BrokenBarrierError(RuntimeError):
    """The barrier was aborted or reset while a task waited at it."""


class SendfileNotAvailableError(RuntimeError):
    """Kept for programs that name it: nothing here sends files."""


class IncompleteReadError(EOFError):
    """A stream ended early. Kept for programs that name it."""

    def __init__(self, partial, expected):
        wanted = 'undefined' if expected is None else repr(expected)
        super().__init__(f'{len(partial)} bytes read on a total of {wanted} expected bytes')
        self.partial = partial
        self.expected = expected


class LimitOverrunError(Exception):
    """A stream's buffer ran over. Kept for programs that name it."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed
