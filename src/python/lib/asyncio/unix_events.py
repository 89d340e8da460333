"""The loop class under the name that its repr has on Unix, and the default policy."""

from . import base_events, events
from .log import logger

__all__ = ('DefaultEventLoopPolicy', 'EventLoop', 'SelectorEventLoop')


class _UnixSelectorEventLoop(base_events.BaseEventLoop):
    """The one loop class that there is."""

    def __init__(self, selector=None):  #: asyncio/unix_events.py:64
        super().__init__()
        logger.debug('Using selector: %s', 'EpollSelector')

    def close(self):  #: asyncio/unix_events.py:69
        super().close()  #: asyncio/unix_events.py:70

    def add_signal_handler(self, sig, callback, *args):  #: asyncio/unix_events.py:90
        raise NotImplementedError('Loopglass runs in a page, which has no signals')

    def remove_signal_handler(self, sig):  #: asyncio/unix_events.py:145
        raise NotImplementedError('Loopglass runs in a page, which has no signals')


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop


SelectorEventLoop = _UnixSelectorEventLoop
EventLoop = SelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
