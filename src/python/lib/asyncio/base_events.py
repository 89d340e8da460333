"""The event loop's Python half: everything around the passes, which the native core runs.

The core (`CoreLoop`) keeps the ready queue, the timers and the clock; see there for `_call_soon`, `_call_at`,
`_run_once`, `time` and `stop`. This half checks arguments, makes futures and tasks, starts and ends runs, hands
work to executors and reports errors.
"""

import concurrent.futures
import contextvars
import os
import sys
import threading
import traceback
import warnings
import weakref
import _thread
from _loopglass_asyncio import CoreLoop, Handle, TimerHandle

from . import constants, coroutines, events, exceptions, futures, tasks, timeouts
from .log import logger

__all__ = ('BaseEventLoop',)


def _run_until_complete_cb(fut):  #: asyncio/base_events.py:182
    if not fut.cancelled():  #: asyncio/base_events.py:183
        exc = fut.exception()  #: asyncio/base_events.py:184
        if isinstance(exc, (SystemExit, KeyboardInterrupt)):  #: asyncio/base_events.py:185
            # These have left run_forever() already: there is no pass to stop.
            return
    futures._get_loop(fut).stop()  #: asyncio/base_events.py:189


class _Queue:
    """A loop's callbacks, ready or scheduled, as far as they are seen from here: the core keeps them."""

    def __init__(self, loop, which):
        self._loop = loop
        self._which = which

    def __len__(self):
        return self._loop._lengths()[self._which]

    def clear(self):
        self._loop._close()


class BaseEventLoop(CoreLoop, events.AbstractEventLoop):
    """The loop's public methods."""

    def __init__(self):  #: asyncio/base_events.py:420
        super().__init__()
        self._task_factory = None
        self._exception_handler = None
        self._default_executor = None
        self._executor_shutdown_called = False
        self._asyncgens = weakref.WeakSet()  #: asyncio/base_events.py:446
        self._asyncgens_shutdown_called = False
        self._thread_id = None
        self._old_hooks = None
        self._old_origin_depth = None
        self.set_debug(sys.flags.dev_mode or bool(os.environ.get('PYTHONASYNCIODEBUG')))

    def __repr__(self):  #: asyncio/base_events.py:452
        return (f'<{self.__class__.__name__} running={self.is_running()} '
                f'closed={self.is_closed()} debug={self.get_debug()}>')

    # Futures and tasks

    def create_future(self):  #: asyncio/base_events.py:458
        """A future of this loop, with the stack that made it."""
        return futures.Future(loop=self)  #: asyncio/base_events.py:460

    _create_future = create_future
    # The loop's own, written in Rust, comes here in debug mode.
    del create_future

    def create_task(self, coro, *, name=None, context=None):  #: asyncio/base_events.py:462
        """Schedules a coroutine."""
        if self.is_closed():
            self._check_closed()  #: asyncio/base_events.py:467
        if self._task_factory is None:
            task = self._quick_task(coro, name, context)
            if task is not None:
                return task
            task = tasks.Task(coro, loop=self, name=name, context=context)  #: asyncio/base_events.py:469
            if task._source_traceback:
                del task._source_traceback[-1]
        else:
            if context is None:
                task = self._task_factory(self, coro)  #: asyncio/base_events.py:475
            else:
                task = self._task_factory(self, coro, context=context)  #: asyncio/base_events.py:477
            task.set_name(name)  #: asyncio/base_events.py:479
        try:
            return task
        finally:
            # A task that failed at once must not live on through this frame.
            del task

    def set_task_factory(self, factory):  #: asyncio/base_events.py:483
        """Sets what create_task calls: factory(loop, coro, context=None), or None for Task."""
        if factory is not None and not callable(factory):  #: asyncio/base_events.py:493
            raise TypeError('task factory must be a callable or None')  #: asyncio/base_events.py:494
        self._task_factory = factory

    def get_task_factory(self):  #: asyncio/base_events.py:497
        """The factory that was set, or None."""
        return self._task_factory

    # Callbacks

    def call_soon(self, callback, *args, context=None):  #: asyncio/base_events.py:819
        """Calls back in the next pass."""
        self._check_closed()  #: asyncio/base_events.py:829
        if self._debug:
            self._check_thread()  #: asyncio/base_events.py:831
            self._check_callback(callback, 'call_soon')  #: asyncio/base_events.py:832
        handle = self._call_soon(callback, args, context)  #: asyncio/base_events.py:833
        if handle._source_traceback:
            del handle._source_traceback[-1]
        return handle

    def call_later(self, delay, callback, *args, context=None):  #: asyncio/base_events.py:777
        """Calls back after `delay` seconds."""
        if delay is None:
            raise TypeError('delay must not be None')  #: asyncio/base_events.py:794
        timer = self.call_at(self.time() + delay, callback, *args,  #: asyncio/base_events.py:795
                             context=context)
        if timer._source_traceback:
            del timer._source_traceback[-1]
        return timer

    def call_at(self, when, callback, *args, context=None):  #: asyncio/base_events.py:801
        """Calls back at a time of this loop's clock."""
        if when is None:
            raise TypeError("when cannot be None")  #: asyncio/base_events.py:807
        self._check_closed()  #: asyncio/base_events.py:808
        if self._debug:
            self._check_thread()  #: asyncio/base_events.py:810
            self._check_callback(callback, 'call_at')  #: asyncio/base_events.py:811
        timer = self._call_at(when, callback, args, context)
        return timer

    def call_soon_threadsafe(self, callback, *args, context=None):  #: asyncio/base_events.py:872
        """call_soon for other threads: also wakes a waiting loop."""
        self._check_closed()  #: asyncio/base_events.py:874
        if self._debug:
            self._check_callback(callback, 'call_soon_threadsafe')  #: asyncio/base_events.py:876
        return self._call_soon_threadsafe(callback, args, context)

    def _check_callback(self, callback, method):  #: asyncio/base_events.py:838
        if (coroutines.iscoroutine(callback) or  #: asyncio/base_events.py:839
                coroutines.iscoroutinefunction(callback)):  #: asyncio/base_events.py:840
            raise TypeError(  #: asyncio/base_events.py:841
                f"coroutines cannot be used with {method}()")
        if not callable(callback):  #: asyncio/base_events.py:843
            raise TypeError(  #: asyncio/base_events.py:844
                f'a callable object was expected by {method}(), '
                f'got {callback!r}')

    def _check_thread(self):  #: asyncio/base_events.py:855
        if self._thread_id is not None and _thread.get_ident() != self._thread_id:
            raise RuntimeError(  #: asyncio/base_events.py:868
                "Non-thread-safe operation invoked on an event loop other "
                "than the current one")

    def _check_closed(self):  #: asyncio/base_events.py:550
        if self.is_closed():
            raise RuntimeError('Event loop is closed')  #: asyncio/base_events.py:552

    # Running

    def is_running(self):  #: asyncio/base_events.py:764
        """True inside run_forever()."""
        return self._thread_id is not None

    def _check_running(self):  #: asyncio/base_events.py:631
        if self.is_running():  #: asyncio/base_events.py:632
            raise RuntimeError('This event loop is already running')  #: asyncio/base_events.py:633
        if events._get_running_loop() is not None:  #: asyncio/base_events.py:634
            raise RuntimeError(  #: asyncio/base_events.py:635
                'Cannot run the event loop while another loop is running')

    def _run_forever_setup(self):  #: asyncio/base_events.py:637
        self._check_closed()  #: asyncio/base_events.py:645
        self._check_running()  #: asyncio/base_events.py:646
        self._track_origins(self._debug)
        self._old_hooks = sys.get_asyncgen_hooks()
        self._thread_id = _thread.get_ident()
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook,
                               finalizer=self._asyncgen_finalizer_hook)
        events._set_running_loop(self)

    def _run_forever_cleanup(self):  #: asyncio/base_events.py:659
        self._thread_id = None
        events._set_running_loop(None)
        self._track_origins(False)
        if self._old_hooks is not None:
            sys.set_asyncgen_hooks(*self._old_hooks)
            self._old_hooks = None

    def run_forever(self):  #: asyncio/base_events.py:674
        """Runs passes until stop() is called."""
        try:
            # A refused start is cleaned up after as well, as in 3.13.0: from within, that takes the loop's running away.
            self._run_forever_setup()  #: asyncio/base_events.py:677
            # The core runs all the passes in this one call.
            self._run_once()  #: asyncio/base_events.py:679
        finally:
            self._run_forever_cleanup()

    def run_until_complete(self, future):  #: asyncio/base_events.py:685
        """Runs passes until the future is done; gives its result."""
        self._check_closed()  #: asyncio/base_events.py:696
        self._check_running()  #: asyncio/base_events.py:697
        new_task = not futures.isfuture(future)  #: asyncio/base_events.py:699
        future = tasks.ensure_future(future, loop=self)  #: asyncio/base_events.py:700
        if new_task:
            # The caller never sees this task: its end is this call's business alone.
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)  #: asyncio/base_events.py:706
        try:
            self.run_forever()  #: asyncio/base_events.py:708
        except:
            if new_task and future.done() and not future.cancelled():  #: asyncio/base_events.py:710
                future.exception()  # mark it as seen: it is what goes up now
            raise  #: asyncio/base_events.py:715
        finally:
            future.remove_done_callback(_run_until_complete_cb)  #: asyncio/base_events.py:717
        if not future.done():  #: asyncio/base_events.py:718
            raise RuntimeError('Event loop stopped before Future completed.')  #: asyncio/base_events.py:719
        return future.result()  #: asyncio/base_events.py:721

    @property
    def _ready(self):
        return _Queue(self, 0)

    @property
    def _scheduled(self):
        return _Queue(self, 1)

    def close(self):  #: asyncio/base_events.py:731
        """Ends the loop for good; what is still queued is dropped."""
        if self.is_running():  #: asyncio/base_events.py:739
            raise RuntimeError("Cannot close a running event loop")  #: asyncio/selector_events.py:101
        if self.is_closed():
            return
        if self._debug:
            logger.debug("Close %r", self)  #: asyncio/base_events.py:744
        self._ready.clear()  #: asyncio/base_events.py:746
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=False)  #: asyncio/base_events.py:752

    def __del__(self):  #: asyncio/base_events.py:758
        if not self.is_closed():  #: asyncio/base_events.py:759
            _warn = warnings.warn
            _warn(f"unclosed event loop {self!r}", ResourceWarning, source=self)  #: asyncio/base_events.py:760
            if not self.is_running():  #: asyncio/base_events.py:761
                self.close()  #: asyncio/base_events.py:762

    # Async generators

    def _asyncgen_firstiter_hook(self, agen):  #: asyncio/base_events.py:563
        if self._asyncgens_shutdown_called:
            warnings.warn(  #: asyncio/base_events.py:565
                f"asynchronous generator {agen!r} was scheduled after "
                f"loop.shutdown_asyncgens() call",  #: asyncio/base_events.py:567
                ResourceWarning, source=self)
        self._asyncgens.add(agen)  #: asyncio/base_events.py:570

    def _asyncgen_finalizer_hook(self, agen):  #: asyncio/base_events.py:558
        self._asyncgens.discard(agen)  #: asyncio/base_events.py:559
        if not self.is_closed():  #: asyncio/base_events.py:560
            self.call_soon_threadsafe(self.create_task, agen.aclose())  #: asyncio/base_events.py:561

    async def shutdown_asyncgens(self):  #: asyncio/base_events.py:572
        """Closes the async generators that were left suspended."""
        self._asyncgens_shutdown_called = True
        if not len(self._asyncgens):  #: asyncio/base_events.py:576
            return
        closing = list(self._asyncgens)
        self._asyncgens.clear()  #: asyncio/base_events.py:582
        results = await tasks.gather(  #: asyncio/base_events.py:584
            *[agen.aclose() for agen in closing],
            return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):  #: asyncio/base_events.py:589
                self.call_exception_handler({  #: asyncio/base_events.py:590
                    'message': f'an error occurred during closing of '
                               f'asynchronous generator {agen!r}',
                    'exception': result,
                    'asyncgen': agen,
                })

    # Executors

    def _check_default_executor(self):  #: asyncio/base_events.py:554
        if self._executor_shutdown_called:
            raise RuntimeError('Executor shutdown has been called')  #: asyncio/base_events.py:556

    def run_in_executor(self, executor, func, *args):  #: asyncio/base_events.py:883
        """Calls `func` in an executor (None: the default one); gives a future."""
        self._check_closed()  #: asyncio/base_events.py:884
        if self._debug:
            self._check_callback(func, 'run_in_executor')  #: asyncio/base_events.py:886
        if executor is None:
            executor = self._default_executor
            self._check_default_executor()  #: asyncio/base_events.py:890
            if executor is None:
                executor = concurrent.futures.ThreadPoolExecutor(  #: asyncio/base_events.py:892
                    thread_name_prefix='asyncio'
                )
                self._default_executor = executor
        return futures.wrap_future(  #: asyncio/base_events.py:896
            executor.submit(func, *args), loop=self)  #: asyncio/base_events.py:897

    def set_default_executor(self, executor):  #: asyncio/base_events.py:899
        """Sets what run_in_executor(None, ...) uses."""
        if not isinstance(executor, concurrent.futures.ThreadPoolExecutor):  #: asyncio/base_events.py:900
            raise TypeError('executor must be ThreadPoolExecutor instance')  #: asyncio/base_events.py:901
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout=None):  #: asyncio/base_events.py:597
        """Waits for the default executor's threads."""
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is None:
            return
        future = self.create_future()  #: asyncio/base_events.py:607
        thread = threading.Thread(target=self._do_shutdown, args=(future,))  #: asyncio/base_events.py:608
        thread.start()  #: asyncio/base_events.py:609
        try:
            async with timeouts.timeout(timeout):  #: asyncio/base_events.py:611
                await future  #: asyncio/base_events.py:612
        except TimeoutError:
            warnings.warn(f"The executor did not finishing joining its threads within {timeout} seconds.",
                          RuntimeWarning, stacklevel=2)
            executor.shutdown(wait=False)
        else:
            thread.join()  #: asyncio/base_events.py:619

    def _do_shutdown(self, future):  #: asyncio/base_events.py:621
        try:
            self._default_executor.shutdown(wait=True)  #: asyncio/base_events.py:623
            if not self.is_closed():  #: asyncio/base_events.py:624
                self.call_soon_threadsafe(futures._set_result_unless_cancelled, future, None)
        except Exception as ex:
            if not self.is_closed() and not future.cancelled():  #: asyncio/base_events.py:628
                self.call_soon_threadsafe(future.set_exception, ex)  #: asyncio/base_events.py:629

    # Reports

    def get_exception_handler(self):  #: asyncio/base_events.py:1788
        """The handler that was set, or None."""
        return self._exception_handler

    def set_exception_handler(self, handler):  #: asyncio/base_events.py:1793
        """Sets what errors without a catcher are reported to: handler(loop, context); None for the default."""
        if handler is not None and not callable(handler):  #: asyncio/base_events.py:1805
            raise TypeError(f'A callable object or None is expected, '  #: asyncio/base_events.py:1806
                            f'got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):  #: asyncio/base_events.py:1810
        """Logs the report: the message, the context's entries by name, and the exception's traceback."""
        message = context.get('message') or 'Unhandled exception in event loop'
        exception = context.get('exception')  #: asyncio/base_events.py:1829
        exc_info = False if exception is None else (type(exception), exception, exception.__traceback__)
        if 'source_traceback' not in context and self._current_source:
            context['handle_traceback'] = self._current_source
        lines = [message]
        for key in sorted(context):  #: asyncio/base_events.py:1842
            if key in {'message', 'exception'}:
                continue
            value = context[key]
            if key == 'source_traceback':
                stack = ''.join(traceback.format_list(value))
                value = 'Object created at (most recent call last):\n' + stack.rstrip()
            elif key == 'handle_traceback':
                stack = ''.join(traceback.format_list(value))
                value = 'Handle created at (most recent call last):\n' + stack.rstrip()
            else:
                value = repr(value)  #: asyncio/base_events.py:1855
            lines.append(f'{key}: {value}')
        logger.error('\n'.join(lines), exc_info=exc_info)  #: asyncio/base_events.py:1858

    def call_exception_handler(self, context):  #: asyncio/base_events.py:1860
        """Reports an error that has no catcher."""
        if self._exception_handler is None:
            try:
                self.default_exception_handler(context)  #: asyncio/base_events.py:1884
            except (SystemExit, KeyboardInterrupt):
                raise  #: asyncio/base_events.py:1886
            except BaseException:
                logger.error('Exception in default exception handler',  #: asyncio/base_events.py:1891
                             exc_info=True)
            return
        try:
            ctx = self._context_of(context)
            if ctx is not None:
                ctx.run(self._exception_handler, self, context)  #: asyncio/base_events.py:1908
            else:
                self._exception_handler(self, context)  #: asyncio/base_events.py:1910
        except (SystemExit, KeyboardInterrupt):
            raise  #: asyncio/base_events.py:1912
        except BaseException as exc:
            try:
                self.default_exception_handler({  #: asyncio/base_events.py:1917
                    'message': 'Unhandled error in exception handler',
                    'exception': exc,
                    'context': context,
                })
            except (SystemExit, KeyboardInterrupt):
                raise  #: asyncio/base_events.py:1923
            except BaseException:
                logger.error('Exception in default exception handler '  #: asyncio/base_events.py:1927
                             'while handling an unexpected error '
                             'in custom exception handler', exc_info=True)

    @staticmethod
    def _context_of(context):
        """The contextvars.Context that the reported task, future or handle ran in."""
        source = context.get('task')
        if source is None:
            source = context.get('future')
        if source is None:
            source = context.get('handle')
        if source is not None and hasattr(source, 'get_context'):
            return source.get_context()
        return None

    # Debug mode

    def get_debug(self):  #: asyncio/base_events.py:2045
        """True in debug mode."""
        return self._debug

    def set_debug(self, enabled):  #: asyncio/base_events.py:2048
        """Switches debug mode."""
        self._debug = bool(enabled)
        if self.is_running():  #: asyncio/base_events.py:2051
            self.call_soon_threadsafe(self._track_origins, self._debug)

    def _track_origins(self, enabled):
        """Debug mode remembers where each coroutine was made."""
        if enabled == (self._old_origin_depth is not None):
            return
        if enabled:
            self._old_origin_depth = sys.get_coroutine_origin_tracking_depth()
            sys.set_coroutine_origin_tracking_depth(constants.DEBUG_STACK_DEPTH)
        else:
            sys.set_coroutine_origin_tracking_depth(self._old_origin_depth)
            self._old_origin_depth = None

    def _log_slow_callback(self, subject, seconds):
        """Called by the core after a callback that took `slow_callback_duration` or longer, in debug mode."""
        logger.warning('Executing %s took %.3f seconds', repr(subject), seconds)  #: asyncio/base_events.py:2022

    # What a page has not

    def _none_here(self, what):
        raise NotImplementedError(f'Loopglass runs in a page, which has no {what}')

    def add_reader(self, fd, callback, *args):
        self._none_here('file descriptors')

    def add_writer(self, fd, callback, *args):
        self._none_here('file descriptors')

    def remove_reader(self, fd):
        self._none_here('file descriptors')

    def remove_writer(self, fd):
        self._none_here('file descriptors')

    async def create_connection(self, *args, **kwargs):  #: asyncio/base_events.py:1054
        self._none_here('sockets')

    async def create_server(self, *args, **kwargs):  #: asyncio/base_events.py:1500
        self._none_here('sockets')

    async def create_datagram_endpoint(self, *args, **kwargs):  #: asyncio/base_events.py:1346
        self._none_here('sockets')

    async def getaddrinfo(self, *args, **kwargs):  #: asyncio/base_events.py:928
        self._none_here('sockets')

    async def getnameinfo(self, *args, **kwargs):  #: asyncio/base_events.py:938
        self._none_here('sockets')

    async def sock_recv(self, *args, **kwargs):
        self._none_here('sockets')

    async def sock_sendall(self, *args, **kwargs):
        self._none_here('sockets')

    async def sock_accept(self, *args, **kwargs):
        self._none_here('sockets')

    async def sock_connect(self, *args, **kwargs):
        self._none_here('sockets')

    async def subprocess_exec(self, *args, **kwargs):  #: asyncio/base_events.py:1754
        self._none_here('processes')

    async def subprocess_shell(self, *args, **kwargs):  #: asyncio/base_events.py:1718
        self._none_here('processes')

    async def connect_read_pipe(self, *args, **kwargs):  #: asyncio/base_events.py:1673
        self._none_here('pipes')

    async def connect_write_pipe(self, *args, **kwargs):  #: asyncio/base_events.py:1689
        self._none_here('pipes')
