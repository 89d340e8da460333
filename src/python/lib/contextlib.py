"""Tools for `with` and `async with`."""

import os
import sys
from abc import ABC, abstractmethod
from collections import deque
from functools import wraps
from types import GenericAlias, MethodType

__all__ = ['AbstractAsyncContextManager', 'AbstractContextManager', 'AsyncContextDecorator', 'AsyncExitStack',
           'ContextDecorator', 'ExitStack', 'aclosing', 'asynccontextmanager', 'chdir', 'closing', 'contextmanager',
           'nullcontext', 'redirect_stderr', 'redirect_stdout', 'suppress']


def _defines(cls, *methods):
    return True if all(any(m in base.__dict__ for base in cls.__mro__) for m in methods) else NotImplemented


class AbstractContextManager(ABC):
    """What `with` takes."""

    __class_getitem__ = classmethod(GenericAlias)
    __slots__ = ()

    def __enter__(self):  #: contextlib.py:25
        return self

    @abstractmethod  #: contextlib.py:29
    def __exit__(self, exc_type, exc_value, traceback):  #: contextlib.py:30
        return None

    @classmethod  #: contextlib.py:34
    def __subclasshook__(cls, C):  #: contextlib.py:35
        return _defines(C, '__enter__', '__exit__') if cls is AbstractContextManager else NotImplemented


class AbstractAsyncContextManager(ABC):
    """What `async with` takes."""

    __class_getitem__ = classmethod(GenericAlias)
    __slots__ = ()

    async def __aenter__(self):  #: contextlib.py:49
        return self

    @abstractmethod  #: contextlib.py:53
    async def __aexit__(self, exc_type, exc_value, traceback):  #: contextlib.py:54
        return None

    @classmethod  #: contextlib.py:58
    def __subclasshook__(cls, C):  #: contextlib.py:59
        return _defines(C, '__aenter__', '__aexit__') if cls is AbstractAsyncContextManager else NotImplemented


class ContextDecorator:
    """Lets a context manager stand as a decorator."""

    def _recreate_cm(self):  #: contextlib.py:69
        return self

    def __call__(self, func):  #: contextlib.py:81
        @wraps(func)  #: contextlib.py:82
        def inner(*args, **kwds):  #: contextlib.py:83
            with self._recreate_cm():  #: contextlib.py:84
                return func(*args, **kwds)  #: contextlib.py:85
        return inner


class AsyncContextDecorator:
    """Lets an async context manager stand as a decorator."""

    def _recreate_cm(self):  #: contextlib.py:92
        return self

    def __call__(self, func):  #: contextlib.py:97
        @wraps(func)  #: contextlib.py:98
        async def inner(*args, **kwds):  #: contextlib.py:99
            async with self._recreate_cm():  #: contextlib.py:100
                return await func(*args, **kwds)  #: contextlib.py:101
        return inner


class _GeneratorContextManagerBase:
    def __init__(self, func, args, kwds):  #: contextlib.py:108
        self.gen = func(*args, **kwds)  #: contextlib.py:109
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, '__doc__', None) or type(self).__doc__

    def _recreate_cm(self):  #: contextlib.py:122
        return self.__class__(self.func, self.args, self.kwds)  #: contextlib.py:126


def _is_wrapped_stop(exc, value, kind):
    """True if `exc` is the RuntimeError that a generator makes of the stop exception thrown into it."""
    return isinstance(value, kind) and exc.__cause__ is value


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    """What a @contextmanager function gives."""

    def __enter__(self):  #: contextlib.py:136
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)  #: contextlib.py:141
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None  #: contextlib.py:143

    def __exit__(self, typ, value, traceback):  #: contextlib.py:145
        if typ is None:
            try:
                next(self.gen)  #: contextlib.py:148
            except StopIteration:
                return False
            else:
                try:
                    raise RuntimeError("generator didn't stop")  #: contextlib.py:153
                finally:
                    self.gen.close()  #: contextlib.py:155
        else:
            if value is None:
                value = typ()  #: contextlib.py:160
            try:
                self.gen.throw(value)  #: contextlib.py:162
            except StopIteration as exc:
                # The body's own StopIteration passes; the generator's end means that the error was dealt with.
                return exc is not value
            except RuntimeError as exc:
                if exc is value:
                    exc.__traceback__ = traceback
                    return False
                if _is_wrapped_stop(exc, value, StopIteration):
                    value.__traceback__ = traceback
                    return False
                raise  #: contextlib.py:185
            except BaseException as exc:
                if exc is not value:
                    raise  #: contextlib.py:194
                exc.__traceback__ = traceback
                return False
            try:
                raise RuntimeError("generator didn't stop after throw()")  #: contextlib.py:198
            finally:
                self.gen.close()  #: contextlib.py:200


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager,
                                    AsyncContextDecorator):
    """What an @asynccontextmanager function gives."""

    async def __aenter__(self):  #: contextlib.py:209
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)  #: contextlib.py:214
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None  #: contextlib.py:216

    async def __aexit__(self, typ, value, traceback):  #: contextlib.py:218
        if typ is None:
            try:
                await anext(self.gen)  #: contextlib.py:221
            except StopAsyncIteration:
                return False
            else:
                try:
                    raise RuntimeError("generator didn't stop")  #: contextlib.py:226
                finally:
                    await self.gen.aclose()  #: contextlib.py:228
        else:
            if value is None:
                value = typ()  #: contextlib.py:233
            try:
                await self.gen.athrow(value)  #: contextlib.py:235
            except StopAsyncIteration as exc:
                return exc is not value
            except RuntimeError as exc:
                if exc is value:
                    exc.__traceback__ = traceback
                    return False
                if _is_wrapped_stop(exc, value, (StopIteration, StopAsyncIteration)):
                    value.__traceback__ = traceback
                    return False
                raise  #: contextlib.py:258
            except BaseException as exc:
                if exc is not value:
                    raise  #: contextlib.py:267
                exc.__traceback__ = traceback
                return False
            try:
                raise RuntimeError("generator didn't stop after athrow()")  #: contextlib.py:271
            finally:
                await self.gen.aclose()  #: contextlib.py:273


def contextmanager(func):  #: contextlib.py:276
    """Makes a context manager of a generator function with one yield."""
    @wraps(func)  #: contextlib.py:303
    def helper(*args, **kwds):  #: contextlib.py:304
        return _GeneratorContextManager(func, args, kwds)  #: contextlib.py:305
    return helper


def asynccontextmanager(func):  #: contextlib.py:309
    """Makes an async context manager of an async generator function with one yield."""
    @wraps(func)  #: contextlib.py:336
    def helper(*args, **kwds):  #: contextlib.py:337
        return _AsyncGeneratorContextManager(func, args, kwds)  #: contextlib.py:338
    return helper


class closing(AbstractContextManager):
    """Calls `close()` at the end."""

    def __init__(self, thing):  #: contextlib.py:359
        self.thing = thing

    def __enter__(self):  #: contextlib.py:361
        return self.thing

    def __exit__(self, *exc_info):  #: contextlib.py:363
        self.thing.close()  #: contextlib.py:364


class aclosing(AbstractAsyncContextManager):
    """Awaits `aclose()` at the end."""

    def __init__(self, thing):  #: contextlib.py:385
        self.thing = thing

    async def __aenter__(self):  #: contextlib.py:387
        return self.thing

    async def __aexit__(self, *exc_info):  #: contextlib.py:389
        await self.thing.aclose()  #: contextlib.py:390


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):  #: contextlib.py:397
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):  #: contextlib.py:402
        self._old_targets.append(getattr(sys, self._stream))  #: contextlib.py:403
        setattr(sys, self._stream, self._new_target)  #: contextlib.py:404
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):  #: contextlib.py:407
        setattr(sys, self._stream, self._old_targets.pop())  #: contextlib.py:408


class redirect_stdout(_RedirectStream):
    """Sends what is printed elsewhere."""

    _stream = 'stdout'


class redirect_stderr(_RedirectStream):
    """Sends what goes to stderr elsewhere."""

    _stream = 'stderr'


class suppress(AbstractContextManager):
    """Drops exceptions of the given types."""

    def __init__(self, *exceptions):  #: contextlib.py:444
        self._exceptions = exceptions

    def __enter__(self):  #: contextlib.py:447
        pass

    def __exit__(self, exctype, excinst, exctb):  #: contextlib.py:450
        if exctype is None:
            return
        if issubclass(exctype, self._exceptions):  #: contextlib.py:462
            return True
        if issubclass(exctype, BaseExceptionGroup):  #: contextlib.py:464
            match, rest = excinst.split(self._exceptions)  #: contextlib.py:465
            if rest is None:
                return True
            raise rest  #: contextlib.py:468
        return False


class _BaseExitStack:
    def __init__(self):  #: contextlib.py:485
        self._exit_callbacks = deque()  #: contextlib.py:486

    def pop_all(self):  #: contextlib.py:488
        """Moves the callbacks to a new stack."""
        moved = type(self)()
        moved._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = deque()  #: contextlib.py:492
        return moved

    def push(self, exit):  #: contextlib.py:495
        """Registers an `__exit__`, or anything that is called like one."""
        method = getattr(type(exit), '__exit__', None)
        self._exit_callbacks.append((True, exit if method is None else MethodType(method, exit)))
        return exit

    def enter_context(self, cm):  #: contextlib.py:515
        """Enters a context manager; its exit comes with the stack's."""
        cls = type(cm)  #: contextlib.py:523
        try:
            _enter = cls.__enter__
            _exit = cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "  #: contextlib.py:528
                            f"not support the context manager protocol") from None
        result = _enter(cm)  #: contextlib.py:530
        self._exit_callbacks.append((True, MethodType(_exit, cm)))
        return result

    def callback(self, callback, /, *args, **kwds):  #: contextlib.py:534
        """Registers a call; it cannot stop an exception."""
        def _exit_wrapper(exc_type, exc, tb):  #: contextlib.py:481
            callback(*args, **kwds)  #: contextlib.py:482

        _exit_wrapper.__wrapped__ = callback
        self._exit_callbacks.append((True, _exit_wrapper))
        return callback


def _link_context(new_exc, old_exc, outside):
    """Hangs `old_exc` at the end of `new_exc`'s chain, as nested with statements would."""
    while True:
        context = new_exc.__context__
        if context is None or context is old_exc:
            return
        if context is outside:
            break
        new_exc = context
    new_exc.__context__ = old_exc


class ExitStack(_BaseExitStack, AbstractContextManager):
    """Any number of context managers as one."""

    def __enter__(self):  #: contextlib.py:568
        return self

    def __exit__(self, *exc_details):  #: contextlib.py:571
        exc = exc_details[1]
        received = exc is not None
        outside = sys.exception()
        suppressed = pending = False
        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()  #: contextlib.py:597
            try:
                exc_details = (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
                if cb(*exc_details):  #: contextlib.py:604
                    suppressed = True
                    pending = False
                    exc = None
            except BaseException as new_exc:
                _link_context(new_exc, exc, outside)
                pending = True
                exc = new_exc
        if pending:
            fixed = exc.__context__
            try:
                raise exc  #: contextlib.py:619
            except BaseException:
                exc.__context__ = fixed
                raise  #: contextlib.py:622
        return received and suppressed

    def close(self):  #: contextlib.py:625
        """Runs the callbacks now."""
        self.__exit__(None, None, None)  #: contextlib.py:627


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """Any number of context managers, async ones too, as one."""

    async def enter_async_context(self, cm):  #: contextlib.py:654
        """Enters an async context manager; its exit comes with the stack's."""
        cls = type(cm)  #: contextlib.py:660
        try:
            _enter = cls.__aenter__
            _exit = cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "  #: contextlib.py:665
                            f"not support the asynchronous context manager protocol"
                            ) from None
        result = await _enter(cm)  #: contextlib.py:668
        self._exit_callbacks.append((False, MethodType(_exit, cm)))
        return result

    def push_async_exit(self, exit):  #: contextlib.py:672
        """Registers an `__aexit__`, or an async function that is called like one."""
        method = getattr(type(exit), '__aexit__', None)
        self._exit_callbacks.append((False, exit if method is None else MethodType(method, exit)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):  #: contextlib.py:690
        """Registers an async call; it cannot stop an exception."""
        async def _exit_wrapper(exc_type, exc, tb):  #: contextlib.py:650
            await callback(*args, **kwds)  #: contextlib.py:651

        _exit_wrapper.__wrapped__ = callback
        self._exit_callbacks.append((False, _exit_wrapper))
        return callback

    async def aclose(self):  #: contextlib.py:703
        """Runs the callbacks now."""
        await self.__aexit__(None, None, None)  #: contextlib.py:705

    async def __aenter__(self):  #: contextlib.py:713
        return self

    async def __aexit__(self, *exc_details):  #: contextlib.py:716
        exc = exc_details[1]
        received = exc is not None
        outside = sys.exception()
        suppressed = pending = False
        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()  #: contextlib.py:742
            try:
                exc_details = (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
                if is_sync:
                    cb_suppress = cb(*exc_details)  #: contextlib.py:749
                else:
                    cb_suppress = await cb(*exc_details)  #: contextlib.py:751
                if cb_suppress:
                    suppressed = True
                    pending = False
                    exc = None
            except BaseException as new_exc:
                _link_context(new_exc, exc, outside)
                pending = True
                exc = new_exc
        if pending:
            fixed = exc.__context__
            try:
                raise exc  #: contextlib.py:768
            except BaseException:
                exc.__context__ = fixed
                raise  #: contextlib.py:771
        return received and suppressed


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """A context manager that does nothing."""

    def __init__(self, enter_result=None):  #: contextlib.py:786
        self.enter_result = enter_result

    def __enter__(self):  #: contextlib.py:789
        return self.enter_result

    def __exit__(self, *excinfo):  #: contextlib.py:792
        pass

    async def __aenter__(self):  #: contextlib.py:795
        return self.enter_result

    async def __aexit__(self, *excinfo):  #: contextlib.py:798
        pass


class chdir(AbstractContextManager):
    """A page has no working directory: entering says so."""

    def __init__(self, path):  #: contextlib.py:805
        self.path = path

    def __enter__(self):  #: contextlib.py:809
        raise NotImplementedError('Loopglass runs in a page, which has no working directory')

    def __exit__(self, *excinfo):  #: contextlib.py:813
        pass
