"""Runner and run: a loop from its making to its orderly end."""

import contextvars
import functools
import _signal
import _thread
from _loopglass_asyncio import _tasks_in_order

from . import constants, coroutines, events, exceptions, tasks

__all__ = ('Runner', 'run')


class _State:
    CREATED = 'created'
    INITIALIZED = 'initialized'
    CLOSED = 'closed'


class Runner:
    """A loop for several top-level calls."""

    def __init__(self, *, debug=None, loop_factory=None):  #: asyncio/runners.py:48
        self._state = _State.CREATED
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._set_event_loop = False

    def __enter__(self):  #: asyncio/runners.py:57
        self._lazy_init()  #: asyncio/runners.py:58
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):  #: asyncio/runners.py:61
        self.close()  #: asyncio/runners.py:62

    def close(self):  #: asyncio/runners.py:64
        """Cancels what is left, ends async generators and the executor, closes the loop."""
        if self._state is not _State.INITIALIZED:
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)  #: asyncio/runners.py:70
            loop.run_until_complete(loop.shutdown_asyncgens())  #: asyncio/runners.py:71
            loop.run_until_complete(loop.shutdown_default_executor(constants.THREAD_JOIN_TIMEOUT))
        finally:
            if self._set_event_loop:
                events.set_event_loop(None)  #: asyncio/runners.py:76
            loop.close()  #: asyncio/runners.py:77
            self._loop = None
            self._state = _State.CLOSED

    def get_loop(self):  #: asyncio/runners.py:81
        """The runner's loop."""
        self._lazy_init()  #: asyncio/runners.py:83
        return self._loop

    def run(self, coro, *, context=None):  #: asyncio/runners.py:86
        """Runs a coroutine to its end and gives its result."""
        if not coroutines.iscoroutine(coro):  #: asyncio/runners.py:88
            raise ValueError("a coroutine was expected, got {!r}".format(coro))  #: asyncio/runners.py:89
        if events._get_running_loop() is not None:  #: asyncio/runners.py:91
            raise RuntimeError(  #: asyncio/runners.py:93
                "Runner.run() cannot be called from a running event loop")
        self._lazy_init()  #: asyncio/runners.py:96
        if context is None:
            context = self._context
        task = self._loop.create_task(coro, context=context)  #: asyncio/runners.py:100
        sigint_handler = None
        if _thread.get_ident() == _thread._get_main_thread_ident() and _signal.sigint is _signal.default_int_handler:
            sigint_handler = _signal.sigint = functools.partial(self._on_sigint, main_task=task)
        self._interrupt_count = 0
        try:
            return self._loop.run_until_complete(task)  #: asyncio/runners.py:118
        except exceptions.CancelledError:
            if self._interrupt_count > 0 and task.uncancel() == 0:
                raise KeyboardInterrupt()  #: asyncio/runners.py:123
            raise  # CancelledError  #: asyncio/runners.py:124
        finally:
            if sigint_handler is not None and _signal.sigint is sigint_handler:
                _signal.sigint = _signal.default_int_handler

    def _lazy_init(self):  #: asyncio/runners.py:131
        if self._state is _State.CLOSED:
            raise RuntimeError("Runner is closed")  #: asyncio/runners.py:133
        if self._state is _State.INITIALIZED:
            return
        if self._loop_factory is None:
            self._loop = events.new_event_loop()  #: asyncio/runners.py:137
            if not self._set_event_loop:
                events.set_event_loop(self._loop)  #: asyncio/runners.py:141
                self._set_event_loop = True
        else:
            self._loop = self._loop_factory()  #: asyncio/runners.py:144
        if self._debug is not None:
            self._loop.set_debug(self._debug)  #: asyncio/runners.py:146
        self._context = contextvars.copy_context()  #: asyncio/runners.py:147
        self._state = _State.INITIALIZED

    def _on_sigint(self, signum, frame, main_task):  #: asyncio/runners.py:150
        self._interrupt_count += 1
        if self._interrupt_count == 1 and not main_task.done():
            main_task.cancel()  #: asyncio/runners.py:153
            self._loop.call_soon_threadsafe(lambda: None)
            return
        raise KeyboardInterrupt()  #: asyncio/runners.py:157


def run(main, *, debug=None, loop_factory=None):  #: asyncio/runners.py:160
    """Runs a coroutine on a loop of its own, and ends that loop."""
    if events._get_running_loop() is not None:  #: asyncio/runners.py:188
        raise RuntimeError(  #: asyncio/runners.py:190
            "asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:  #: asyncio/runners.py:193
        return runner.run(main)  #: asyncio/runners.py:194


def _cancel_all_tasks(loop):  #: asyncio/runners.py:197
    to_cancel = _tasks_in_order(loop)  #: asyncio/runners.py:198
    if not to_cancel:
        return
    for task in to_cancel:
        task.cancel()  #: asyncio/runners.py:203
    loop.run_until_complete(tasks.gather(*to_cancel, return_exceptions=True))  #: asyncio/runners.py:205
    for task in to_cancel:
        if task.cancelled():  #: asyncio/runners.py:208
            continue
        if task.exception() is not None:  #: asyncio/runners.py:210
            loop.call_exception_handler({  #: asyncio/runners.py:211
                'message': 'unhandled exception during asyncio.run() shutdown',
                'exception': task.exception(),
                'task': task,
            })
