"""Tasks and what is built on them: wait, wait_for, gather, shield, as_completed, sleep."""

import concurrent.futures
import contextvars
import functools
import inspect
import math
import types
from _loopglass_asyncio import (Task, _all_tasks, _enter_task, _leave_task, _outcomes, _register_eager_task,
                                _register_task, _swap_current_task, _tell, _unregister_eager_task,
                                _unregister_task, current_task)

from . import coroutines, events, exceptions, futures, timeouts
from .queues import Queue

__all__ = ('ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'Task', '_enter_task', '_leave_task',
           '_register_task', '_unregister_task', 'all_tasks', 'as_completed', 'create_eager_task_factory',
           'create_task', 'current_task', 'eager_task_factory', 'ensure_future', 'gather',
           'run_coroutine_threadsafe', 'shield', 'sleep', 'wait', 'wait_for')

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'


def all_tasks(loop=None):  #: asyncio/tasks.py:44
    """The tasks of a loop that are not done."""
    if loop is None:
        loop = events.get_running_loop()  #: asyncio/tasks.py:47
    return _all_tasks(loop)


def create_task(coro, *, name=None, context=None):  #: asyncio/tasks.py:402
    """Schedules a coroutine on the running loop."""
    loop = events.get_running_loop()  #: asyncio/tasks.py:407
    if context is None:
        task = loop.create_task(coro, name=name)  #: asyncio/tasks.py:410
    else:
        task = loop.create_task(coro, name=name, context=context)  #: asyncio/tasks.py:412
    return task


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):  #: asyncio/tasks.py:424
    """Waits for tasks and futures; gives the sets (done, pending). Never cancels, never raises for a timeout."""
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):  #: asyncio/tasks.py:438
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")  #: asyncio/tasks.py:439
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')  #: asyncio/tasks.py:441
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')  #: asyncio/tasks.py:443
    # CPython's sets have the order of addresses; here the order is that of the arguments.
    set = dict.fromkeys
    fs = set(fs)  #: asyncio/tasks.py:445
    for each in fs:
        if coroutines.iscoroutine(each):
            raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")  #: asyncio/tasks.py:448
    loop = events.get_running_loop()  #: asyncio/tasks.py:450
    return await _wait(fs, timeout, return_when, loop)  #: asyncio/tasks.py:451


def _release_waiter(waiter, *args):  #: asyncio/tasks.py:454
    if not waiter.done():  #: asyncio/tasks.py:455
        waiter.set_result(None)  #: asyncio/tasks.py:456


async def wait_for(fut, timeout):  #: asyncio/tasks.py:459
    """The awaitable's result, or TimeoutError after `timeout` seconds. The awaitable runs in the calling task."""
    if timeout is not None and timeout <= 0:  #: asyncio/tasks.py:494
        fut = ensure_future(fut)  #: asyncio/tasks.py:495
        if fut.done():  #: asyncio/tasks.py:497
            return fut.result()  #: asyncio/tasks.py:498
        await _cancel_and_wait(fut)  #: asyncio/tasks.py:500
        try:
            return fut.result()  #: asyncio/tasks.py:502
        except exceptions.CancelledError as exc:
            raise TimeoutError from exc  #: asyncio/tasks.py:504
    async with timeouts.timeout(timeout):  #: asyncio/tasks.py:506
        return await fut  #: asyncio/tasks.py:507


async def _wait(fs, timeout, return_when, loop):  #: asyncio/tasks.py:509
    waiter = loop.create_future()  #: asyncio/tasks.py:515
    timeout_handle = None
    if timeout is not None:
        timeout_handle = loop.call_later(timeout, _release_waiter, waiter)  #: asyncio/tasks.py:518
    left = len(fs)

    def _on_completion(f):  #: asyncio/tasks.py:521
        nonlocal left
        left -= 1
        enough = (left <= 0 or return_when == FIRST_COMPLETED
                  or return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None)
        if enough:
            if timeout_handle is not None:
                timeout_handle.cancel()
            _release_waiter(waiter)

    for f in fs:
        f.add_done_callback(_on_completion)  #: asyncio/tasks.py:534
    try:
        await waiter  #: asyncio/tasks.py:537
    finally:
        if timeout_handle is not None:
            timeout_handle.cancel()
        for f in fs:
            f.remove_done_callback(_on_completion)  #: asyncio/tasks.py:542
    done, pending = set(), set()  #: asyncio/tasks.py:544
    for f in fs:
        (done if f.done() else pending).add(f)
    return done, pending


async def _cancel_and_wait(fut):  #: asyncio/tasks.py:553
    """Cancels, and comes back when the cancelled has really ended."""
    loop = events.get_running_loop()  #: asyncio/tasks.py:556
    waiter = loop.create_future()  #: asyncio/tasks.py:557
    wake = functools.partial(_release_waiter, waiter)
    fut.add_done_callback(wake)
    try:
        fut.cancel()  #: asyncio/tasks.py:562
        await waiter  #: asyncio/tasks.py:565
    finally:
        fut.remove_done_callback(wake)


class _AsCompletedIterator:
    """as_completed's iterator: plain iteration gives coroutines, `async for` the tasks themselves."""

    def __init__(self, aws, timeout):  #: asyncio/tasks.py:577
        self._done = Queue()
        self._timeout_handle = None
        loop = events.get_event_loop()  #: asyncio/tasks.py:581
        # CPython's sets have the order of addresses; here the order is that of the arguments, as in wait().
        set = dict.fromkeys
        made = []

        def ensure_future(aw, loop):
            made.append(_to_future(aw, loop=loop))
            return made[-1]

        todo = {ensure_future(aw, loop=loop) for aw in set(aws)}  #: asyncio/tasks.py:582
        todo = dict.fromkeys(made)
        for f in todo:
            f.add_done_callback(self._handle_completion)  #: asyncio/tasks.py:584
        if todo and timeout is not None:
            self._timeout_handle = loop.call_later(timeout, self._handle_timeout)
        self._todo = todo
        self._todo_left = len(todo)  #: asyncio/tasks.py:590

    def __aiter__(self):  #: asyncio/tasks.py:592
        return self

    def __iter__(self):  #: asyncio/tasks.py:595
        return self

    async def __anext__(self):  #: asyncio/tasks.py:598
        if not self._todo_left:
            raise StopAsyncIteration  #: asyncio/tasks.py:600
        self._todo_left -= 1
        return await self._wait_for_one()  #: asyncio/tasks.py:603

    def __next__(self):  #: asyncio/tasks.py:605
        if not self._todo_left:
            raise StopIteration  #: asyncio/tasks.py:607
        self._todo_left -= 1
        return self._wait_for_one(resolve=True)  #: asyncio/tasks.py:610

    def _handle_timeout(self):  #: asyncio/tasks.py:612
        for f in self._todo:
            f.remove_done_callback(self._handle_completion)  #: asyncio/tasks.py:614
            self._done.put_nowait(None)
        self._todo.clear()

    def _handle_completion(self, f):  #: asyncio/tasks.py:618
        if not self._todo:
            return
        del self._todo[f]  #: asyncio/tasks.py:621
        self._done.put_nowait(f)  #: asyncio/tasks.py:622
        if not self._todo and self._timeout_handle is not None:
            self._timeout_handle.cancel()  #: asyncio/tasks.py:624

    async def _wait_for_one(self, resolve=False):  #: asyncio/tasks.py:626
        f = await self._done.get()  #: asyncio/tasks.py:630
        if f is None:
            raise exceptions.TimeoutError  #: asyncio/tasks.py:633
        return f.result() if resolve else f  #: asyncio/tasks.py:634


def as_completed(fs, *, timeout=None):  #: asyncio/tasks.py:637
    """Iterates over awaitables in the order of their completion."""
    if inspect.isawaitable(fs):  #: asyncio/tasks.py:683
        raise TypeError(  #: asyncio/tasks.py:684
            f"expects an iterable of awaitables, not {type(fs).__name__}"  #: asyncio/tasks.py:685
        )
    return _AsCompletedIterator(fs, timeout)  #: asyncio/tasks.py:688


@types.coroutine  #: asyncio/tasks.py:691
def __sleep0():  #: asyncio/tasks.py:692
    yield  #: asyncio/tasks.py:700


async def sleep(delay, result=None):  #: asyncio/tasks.py:703
    """Comes back after `delay` seconds; a delay of 0 or less lets one pass of the loop go by."""
    if delay <= 0:  #: asyncio/tasks.py:705
        await __sleep0()  #: asyncio/tasks.py:706
        return result
    if math.isnan(delay):  #: asyncio/tasks.py:709
        raise ValueError("Invalid delay: NaN (not a number)")  #: asyncio/tasks.py:710
    loop = events.get_running_loop()  #: asyncio/tasks.py:712
    future = loop.create_future()  #: asyncio/tasks.py:713
    timer = loop._sleep_for(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future  #: asyncio/tasks.py:718
    finally:
        if timer is None:
            loop._wake_no_more(future)
        else:
            timer.cancel()


def ensure_future(coro_or_future, *, loop=None):  #: asyncio/tasks.py:723
    """A future stays what it is; a coroutine or another awaitable becomes a task."""
    plain = type(coro_or_future) is types.CoroutineType
    if not plain and futures.isfuture(coro_or_future):  #: asyncio/tasks.py:728
        if loop is not None and loop is not futures._get_loop(coro_or_future):  #: asyncio/tasks.py:729
            raise ValueError('The future belongs to a different loop than '  #: asyncio/tasks.py:730
                             'the one specified as the loop argument')
        return coro_or_future
    wrapped = False
    if not plain and not coroutines.iscoroutine(coro_or_future):  #: asyncio/tasks.py:734
        if inspect.isawaitable(coro_or_future):  #: asyncio/tasks.py:735
            async def _wrap_awaitable(awaitable):  #: asyncio/tasks.py:736
                return await awaitable  #: asyncio/tasks.py:737

            coro_or_future = _wrap_awaitable(coro_or_future)  #: asyncio/tasks.py:739
            wrapped = True
        else:
            raise TypeError('An asyncio.Future, a coroutine or an awaitable '  #: asyncio/tasks.py:742
                            'is required')
    if loop is None:
        loop = events.get_event_loop()  #: asyncio/tasks.py:746
    try:
        return loop.create_task(coro_or_future)  #: asyncio/tasks.py:748
    except RuntimeError:
        if wrapped:
            coro_or_future.close()  #: asyncio/tasks.py:751
        raise  #: asyncio/tasks.py:752


_to_future = ensure_future


class _GatheringFuture(futures.Future):
    """gather's result: cancelling it cancels the children, and it is done when they are."""

    def __init__(self, children, *, loop):  #: asyncio/tasks.py:763
        super().__init__(loop=loop)  #: asyncio/tasks.py:765
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):  #: asyncio/tasks.py:769
        if self.done():  #: asyncio/tasks.py:770
            return False
        reached = False
        for child in self._children:
            if child.cancel(msg=msg):  #: asyncio/tasks.py:774
                reached = True
        if reached:
            # The children's end, not this call, is what ends the gathering.
            self._cancel_requested = True
        return reached


def gather(*coros_or_futures, return_exceptions=False):  #: asyncio/tasks.py:784
    """The results of several awaitables, in the order of the arguments."""
    if not coros_or_futures:
        loop = events.get_event_loop()  #: asyncio/tasks.py:815
        outer = loop.create_future()  #: asyncio/tasks.py:816
        outer.set_result([])  #: asyncio/tasks.py:817
        return outer
    loop = None
    outer = None
    finished = 0
    arg_to_fut = {}
    children = []
    already_done = []

    def _done_callback(fut):  #: asyncio/tasks.py:820
        nonlocal finished
        finished += 1
        if outer is None or outer.done():  #: asyncio/tasks.py:824
            if not fut.cancelled():  #: asyncio/tasks.py:825
                fut.exception()  # nobody will look at it any more: mark it as seen
            return
        if not return_exceptions:
            exc = fut._make_cancelled_error() if fut.cancelled() else fut.exception()
            if exc is not None:
                outer.set_exception(exc)  #: asyncio/tasks.py:841
                return
        if finished < len(arg_to_fut):
            return
        results = _outcomes(children)
        if results is None:
            results = []
            for child in children:
                if child.cancelled():
                    message = child._cancel_message
                    results.append(exceptions.CancelledError('' if message is None else message))
                else:
                    exc = child.exception()
                    results.append(child.result() if exc is None else exc)
        if outer._cancel_requested:
            # The last child of the arguments, not the last to end, gives its error.
            outer.set_exception(children[-1]._make_cancelled_error())
        else:
            outer.set_result(results)  #: asyncio/tasks.py:873

    for arg in coros_or_futures:
        if arg not in arg_to_fut:  #: asyncio/tasks.py:883
            fut = ensure_future(arg, loop=loop)  #: asyncio/tasks.py:884
            if loop is None:
                loop = futures._get_loop(fut)  #: asyncio/tasks.py:886
            if fut is not arg:
                # Only the caller's own tasks are reported when they are destroyed while pending.
                fut._log_destroy_pending = False
            arg_to_fut[arg] = fut
            if fut.done():  #: asyncio/tasks.py:896
                already_done.append(fut)
            else:
                fut.add_done_callback(_done_callback)  #: asyncio/tasks.py:899
        else:
            fut = arg_to_fut[arg]
        children.append(fut)  #: asyncio/tasks.py:905
    outer = _GatheringFuture(children, loop=loop)  #: asyncio/tasks.py:907
    _tell(outer, 'all', len(children))
    for fut in already_done:
        _done_callback(fut)  #: asyncio/tasks.py:914
    return outer


def shield(arg):  #: asyncio/tasks.py:918
    """Waits for an awaitable without passing a cancellation on to it."""
    inner = ensure_future(arg)  #: asyncio/tasks.py:951
    if inner.done():  #: asyncio/tasks.py:952
        return inner
    loop = futures._get_loop(inner)  #: asyncio/tasks.py:955
    outer = loop.create_future()  #: asyncio/tasks.py:956

    def _inner_done_callback(inner):  #: asyncio/tasks.py:958
        if outer.cancelled():  #: asyncio/tasks.py:959
            if not inner.cancelled():  #: asyncio/tasks.py:960
                inner.exception()  # mark it as seen
            return
        if inner.cancelled():  #: asyncio/tasks.py:965
            outer.cancel()  #: asyncio/tasks.py:966
            return
        exc = inner.exception()  #: asyncio/tasks.py:968
        if exc is not None:
            outer.set_exception(exc)  #: asyncio/tasks.py:970
        else:
            outer.set_result(inner.result())  #: asyncio/tasks.py:972

    def _outer_done_callback(outer):  #: asyncio/tasks.py:975
        if not inner.done():  #: asyncio/tasks.py:976
            inner.remove_done_callback(_inner_done_callback)  #: asyncio/tasks.py:977

    _tell(outer, 'shield', inner)
    inner.add_done_callback(_inner_done_callback)  #: asyncio/tasks.py:979
    outer.add_done_callback(_outer_done_callback)  #: asyncio/tasks.py:980
    return outer


def run_coroutine_threadsafe(coro, loop):  #: asyncio/tasks.py:984
    """Submits a coroutine to a loop from another thread; gives a concurrent.futures.Future."""
    if not coroutines.iscoroutine(coro):  #: asyncio/tasks.py:989
        raise TypeError('A coroutine object is required')  #: asyncio/tasks.py:990
    future = concurrent.futures.Future()  #: asyncio/tasks.py:991

    def callback():  #: asyncio/tasks.py:993
        try:
            futures._chain_future(ensure_future(coro, loop=loop), future)  #: asyncio/tasks.py:995
        except (SystemExit, KeyboardInterrupt):
            raise  #: asyncio/tasks.py:997
        except BaseException as exc:
            if future.set_running_or_notify_cancel():  #: asyncio/tasks.py:999
                future.set_exception(exc)  #: asyncio/tasks.py:1000
            raise  #: asyncio/tasks.py:1001

    loop.call_soon_threadsafe(callback)  #: asyncio/tasks.py:1003
    return future


def create_eager_task_factory(custom_task_constructor):  #: asyncio/tasks.py:1007
    """A task factory whose tasks run their first step inside create_task."""

    def factory(loop, coro, *, name=None, context=None):  #: asyncio/tasks.py:1026
        return custom_task_constructor(  #: asyncio/tasks.py:1027
            coro, loop=loop, name=name, context=context, eager_start=True)

    return factory


eager_task_factory = create_eager_task_factory(Task)
