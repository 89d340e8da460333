"""The loop class under the name that its repr has on Unix, and the default policy."""

import _signal
import _thread

from . import base_events, coroutines, events
from .log import logger

__all__ = ('DefaultEventLoopPolicy', 'EventLoop', 'SelectorEventLoop')


class _UnixSelectorEventLoop(base_events.BaseEventLoop):
    """The one loop class that there is."""

    def __init__(self, selector=None):  #: asyncio/unix_events.py:64
        super().__init__()
        self._signal_handlers = {}
        logger.debug('Using selector: %s', 'EpollSelector')  #: asyncio/selector_events.py:64

    def close(self):  #: asyncio/unix_events.py:69
        super().close()  #: asyncio/unix_events.py:70
        for sig in list(self._signal_handlers):
            self.remove_signal_handler(sig)  #: asyncio/unix_events.py:73

    def add_signal_handler(self, sig, callback, *args):  #: asyncio/unix_events.py:90
        """Calls back on this loop when the program has sent itself a signal."""
        if (coroutines.iscoroutine(callback) or
                coroutines.iscoroutinefunction(callback)):
            raise TypeError("coroutines cannot be used "  #: asyncio/unix_events.py:98
                            "with add_signal_handler()")
        self._check_signal(sig)  #: asyncio/unix_events.py:100
        self._check_closed()  #: asyncio/unix_events.py:101
        if _thread.get_ident() != _thread._get_main_thread_ident():
            exc = 'set_wakeup_fd only works in main thread of the main interpreter'
            raise RuntimeError(str(exc))  #: asyncio/unix_events.py:109
        import signal
        try:
            signal.signal(sig, _sighandler_noop)
        except OSError:
            raise RuntimeError(f'sig {sig} cannot be caught')  #: asyncio/unix_events.py:131
        self._signal_handlers[sig] = events.Handle(callback, args, self, None)
        _signal.wakeup = self._wake_for_signal

    def _wake_for_signal(self, sig):
        # The pass that finds out comes first, then the one that calls back.
        if not self.is_closed():
            self._call_soon_threadsafe(self._handle_signal, (sig,), None)

    def _handle_signal(self, sig):  #: asyncio/unix_events.py:135
        handle = self._signal_handlers.get(sig)
        if handle is None:
            return
        if handle._cancelled:
            self.remove_signal_handler(sig)  #: asyncio/unix_events.py:141
        else:
            self._call_soon(handle._callback, handle._args, handle.get_context())

    def remove_signal_handler(self, sig):  #: asyncio/unix_events.py:145
        """Takes a handler away; whether there was one."""
        self._check_signal(sig)  #: asyncio/unix_events.py:150
        if self._signal_handlers.pop(sig, None) is None:
            return False
        import signal
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        if not self._signal_handlers:
            _signal.wakeup = None
        return True

    def _check_signal(self, sig):  #: asyncio/unix_events.py:177
        if not isinstance(sig, int):
            raise TypeError(f'sig must be an int, not {sig!r}')  #: asyncio/unix_events.py:184
        import signal
        if sig not in signal.valid_signals():
            raise ValueError(f'invalid signal number {sig}')  #: asyncio/unix_events.py:187


def _sighandler_noop(signum, frame):  #: asyncio/unix_events.py:43
    """Stands where a loop has a handler: the loop calls that."""


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop


SelectorEventLoop = _UnixSelectorEventLoop
EventLoop = SelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
