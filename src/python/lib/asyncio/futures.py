"""Futures: the native class, and the chain from a thread's future to the loop's."""

import concurrent.futures
from _loopglass_asyncio import Future, _set_result_unless_cancelled

from . import base_futures, events, exceptions

__all__ = ('Future', 'isfuture', 'wrap_future')

isfuture = base_futures.isfuture


def _get_loop(fut):  #: asyncio/futures.py:300
    return fut.get_loop()


def _carry_over_error(exc):
    """A concurrent.futures error as asyncio's own of the same meaning."""
    kind = type(exc)
    if kind is concurrent.futures.CancelledError:
        return exceptions.CancelledError(*exc.args).with_traceback(exc.__traceback__)
    if kind is concurrent.futures.InvalidStateError:
        return exceptions.InvalidStateError(*exc.args).with_traceback(exc.__traceback__)
    return exc


def _copy_into_concurrent(source, target):
    if source.cancelled():
        target.cancel()
    if not target.set_running_or_notify_cancel():
        return
    exc = source.exception()
    if exc is not None:
        target.set_exception(_carry_over_error(exc))
    else:
        target.set_result(source.result())


def _copy_into_asyncio(source, target):
    if target.cancelled():
        return
    if source.cancelled():
        target.cancel()
        return
    exc = source.exception()
    if exc is not None:
        target.set_exception(_carry_over_error(exc))
    else:
        target.set_result(source.result())


def _chain_future(source, destination):  #: asyncio/futures.py:364
    """When `source` ends its outcome is copied to `destination`; a cancelled `destination` cancels `source`."""
    if not isfuture(source) and not isinstance(source, concurrent.futures.Future):
        raise TypeError('A future is required for source argument')  #: asyncio/futures.py:373
    if not isfuture(destination) and not isinstance(destination, concurrent.futures.Future):
        raise TypeError('A future is required for destination argument')  #: asyncio/futures.py:376
    source_loop = _get_loop(source) if isfuture(source) else None  #: asyncio/futures.py:377
    dest_loop = _get_loop(destination) if isfuture(destination) else None  #: asyncio/futures.py:378

    def _set_state(future, other):  #: asyncio/futures.py:380
        if isfuture(future):  #: asyncio/futures.py:381
            _copy_into_asyncio(other, future)
        else:
            _copy_into_concurrent(other, future)

    def _call_check_cancel(destination):  #: asyncio/futures.py:386
        if destination.cancelled():  #: asyncio/futures.py:387
            if source_loop is None or source_loop is dest_loop:
                source.cancel()  #: asyncio/futures.py:389
            else:
                source_loop.call_soon_threadsafe(source.cancel)  #: asyncio/futures.py:391

    def _call_set_state(source):  #: asyncio/futures.py:393
        if destination.cancelled() and dest_loop is not None and dest_loop.is_closed():
            return
        if dest_loop is None or dest_loop is source_loop:
            _set_state(destination, source)  #: asyncio/futures.py:398
        else:
            if dest_loop.is_closed():  #: asyncio/futures.py:400
                return
            dest_loop.call_soon_threadsafe(_set_state, destination, source)  #: asyncio/futures.py:402

    destination.add_done_callback(_call_check_cancel)  #: asyncio/futures.py:404
    source.add_done_callback(_call_set_state)  #: asyncio/futures.py:405


def wrap_future(future, *, loop=None):  #: asyncio/futures.py:408
    """The loop's future for a concurrent.futures one."""
    if isfuture(future):  #: asyncio/futures.py:410
        return future
    assert isinstance(future, concurrent.futures.Future), \
        f'concurrent.futures.Future is expected, got {future!r}'
    if loop is None:
        loop = events.get_event_loop()  #: asyncio/futures.py:415
    new_future = loop.create_future()  #: asyncio/futures.py:416
    _chain_future(future, new_future)  #: asyncio/futures.py:417
    return new_future
