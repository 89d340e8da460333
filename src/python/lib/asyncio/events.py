"""Which loop is meant: the running one, the current one, and the policy that makes them."""

import sys
import threading
import warnings
from _loopglass_asyncio import (Handle, TimerHandle, _get_running_loop, _set_running_loop, get_running_loop)

__all__ = ('AbstractEventLoop', 'AbstractEventLoopPolicy', 'Handle', 'TimerHandle',
           '_get_running_loop', '_set_running_loop',
           'get_child_watcher', 'get_event_loop', 'get_event_loop_policy', 'get_running_loop', 'new_event_loop',
           'set_child_watcher', 'set_event_loop', 'set_event_loop_policy')


class AbstractEventLoop:
    """The base that every loop is an instance of."""


class AbstractEventLoopPolicy:
    """What a policy has to offer."""

    def get_event_loop(self):  #: asyncio/events.py:635
        raise NotImplementedError  #: asyncio/events.py:643

    def set_event_loop(self, loop):  #: asyncio/events.py:645
        raise NotImplementedError  #: asyncio/events.py:647

    def new_event_loop(self):  #: asyncio/events.py:649
        raise NotImplementedError  #: asyncio/events.py:653


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One current loop, made on the first call unless one was set before."""

    _loop_factory = None

    class _Local(threading.local):
        _loop = None
        _set_called = False

    def __init__(self):  #: asyncio/events.py:685
        self._local = self._Local()  #: asyncio/events.py:686

    def get_event_loop(self):  #: asyncio/events.py:688
        local = self._local
        if (local._loop is None and not local._set_called
                and threading.current_thread() is threading.main_thread()):
            # The warning is about the first caller outside the package.
            stacklevel = 2
            frame = sys._getframe(1)
            while frame is not None and frame.f_globals.get('__name__', '').split('.')[0] == 'asyncio':
                frame = frame.f_back
                stacklevel += 1
            warnings.warn('There is no current event loop', DeprecationWarning, stacklevel=stacklevel)
            self.set_event_loop(self.new_event_loop())  #: asyncio/events.py:713
        if local._loop is None:
            raise RuntimeError('There is no current event loop in thread %r.'  #: asyncio/events.py:716
                               % threading.current_thread().name)  #: asyncio/events.py:717
        return local._loop

    def set_event_loop(self, loop):  #: asyncio/events.py:721
        self._local._set_called = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):  #: asyncio/events.py:724
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")  #: asyncio/events.py:725
        self._local._loop = loop

    def new_event_loop(self):  #: asyncio/events.py:728
        return self._loop_factory()  #: asyncio/events.py:734


_policy = None


def get_event_loop_policy():  #: asyncio/events.py:797
    """The policy in force, made on first use."""
    global _policy
    if _policy is None:
        from .unix_events import DefaultEventLoopPolicy
        _policy = DefaultEventLoopPolicy()
    return _policy


def _last_loop():
    """The loop that the policy keeps for the main thread, asked for by the engine at a program's end."""
    local = getattr(_policy, '_local', None)
    return local and local._loop


def set_event_loop_policy(policy):  #: asyncio/events.py:804
    """Puts another policy in force; None brings the default back."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):  #: asyncio/events.py:809
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")  #: asyncio/events.py:810
    _policy = policy


def get_event_loop():  #: asyncio/events.py:814
    """The running loop, else the policy's current one."""
    running = _get_running_loop()
    if running is not None:
        return running
    return get_event_loop_policy().get_event_loop()


def set_event_loop(loop):  #: asyncio/events.py:830
    """Makes `loop` the current one."""
    get_event_loop_policy().set_event_loop(loop)  #: asyncio/events.py:832


def new_event_loop():  #: asyncio/events.py:835
    """A new loop, not made current."""
    return get_event_loop_policy().new_event_loop()  #: asyncio/events.py:837


def get_child_watcher():  #: asyncio/events.py:840
    raise NotImplementedError('Loopglass runs no subprocesses')


def set_child_watcher(watcher):  #: asyncio/events.py:845
    raise NotImplementedError('Loopglass runs no subprocesses')
