"""Threads, and what they wait on, on the native `_thread`.

A thread is another stack of the same engine: it runs until it blocks (a lock, `time.sleep`), so a program sees one
of the orders that CPython could give. Left out: settrace, excepthook arguments beyond the four, stack sizes.
"""

import _thread
import sys
import time
from _thread import TIMEOUT_MAX, allocate_lock as Lock, get_ident

__all__ = ['Barrier', 'BoundedSemaphore', 'BrokenBarrierError', 'Condition', 'Event', 'ExceptHookArgs', 'Lock',
           'RLock', 'Semaphore', 'TIMEOUT_MAX', 'Thread', 'ThreadError', 'Timer', 'active_count', 'current_thread',
           'enumerate', 'excepthook', 'get_ident', 'get_native_id', 'local', 'main_thread']

ThreadError = RuntimeError
_enumerate = enumerate
_active = {}
_counter = 0


class RLock:
    """A lock that its holder may take again."""

    def __init__(self):
        self._block = Lock()
        self._owner = None
        self._count = 0

    def __repr__(self):
        state = 'locked' if self._block.locked() else 'unlocked'
        return f'<{state} _thread.RLock object owner={self._owner or 0} count={self._count} at {id(self):#x}>'

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        got = self._block.acquire(blocking, timeout)
        if got:
            self._owner = me
            self._count = 1
        return got

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    __enter__ = acquire

    def __exit__(self, t, v, tb):
        self.release()

    def _is_owned(self):
        return self._owner == get_ident()

    def _release_save(self):
        state = self._count, self._owner
        self._count = 0
        self._owner = None
        self._block.release()
        return state

    def _acquire_restore(self, state):
        self._block.acquire()
        self._count, self._owner = state


class Condition:
    """A lock with a room to wait in until notified."""

    def __init__(self, lock=None):  #: threading.py:281
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters = []

    def __enter__(self):  #: threading.py:303
        return self._lock.__enter__()  #: threading.py:304

    def __exit__(self, *args):  #: threading.py:306
        return self._lock.__exit__(*args)  #: threading.py:307

    def __repr__(self):  #: threading.py:309
        return f'<Condition({self._lock}, {len(self._waiters)})>'

    def _is_owned(self):  #: threading.py:318
        owned = getattr(self._lock, '_is_owned', None)
        if owned is not None:
            return owned()
        if self._lock.acquire(False):  #: threading.py:321
            self._lock.release()  #: threading.py:322
            return False
        return True

    def wait(self, timeout=None):  #: threading.py:327
        """Gives the lock up until notified; False on a timeout."""
        if not self._is_owned():  #: threading.py:350
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = Lock()
        waiter.acquire()  #: threading.py:353
        self._waiters.append(waiter)  #: threading.py:354
        save = getattr(self._lock, '_release_save', None)
        state = save() if save else self._lock.release()
        got = False
        try:
            if timeout is None:
                waiter.acquire()  #: threading.py:359
                got = True
            else:
                got = waiter.acquire(True, timeout) if timeout > 0 else waiter.acquire(False)
            return got
        finally:
            if save:
                self._lock._acquire_restore(state)
            else:
                self._lock.acquire()
            if not got and waiter in self._waiters:
                self._waiters.remove(waiter)  #: threading.py:371

    def wait_for(self, predicate, timeout=None):  #: threading.py:375
        """Waits until the predicate holds."""
        deadline = None
        left = timeout
        result = predicate()  #: threading.py:385
        while not result:
            if left is not None:
                if deadline is None:
                    deadline = time.monotonic() + left
                else:
                    left = deadline - time.monotonic()
                    if left <= 0:
                        break
            self.wait(left)
            result = predicate()  #: threading.py:395
        return result

    def notify(self, n=1):  #: threading.py:398
        """Wakes up to n waiters."""
        if not self._is_owned():  #: threading.py:408
            raise RuntimeError('cannot notify on un-acquired lock')
        for waiter in self._waiters[:n]:
            self._waiters.remove(waiter)
            waiter.release()  #: threading.py:414

    def notify_all(self):  #: threading.py:428
        """Wakes every waiter."""
        self.notify(len(self._waiters))  #: threading.py:435


class Semaphore:
    """At most `value` holders at a time."""

    def __init__(self, value=1):  #: threading.py:461
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())  #: threading.py:464
        self._value = value

    def __repr__(self):  #: threading.py:467
        cls = self.__class__
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>'

    def acquire(self, blocking=True, timeout=None):  #: threading.py:472
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")  #: threading.py:497
        with self._cond:  #: threading.py:500
            if not blocking:
                got = self._value > 0
            else:
                got = self._cond.wait_for(lambda: self._value > 0, timeout)
            if got:
                self._value -= 1
            return bool(got)

    def __enter__(self, blocking=True, timeout=None):
        return self.acquire(blocking, timeout)

    def release(self, n=1):  #: threading.py:519
        if n < 1:
            raise ValueError('n must be one or more')  #: threading.py:527
        with self._cond:  #: threading.py:528
            self._value += n
            self._cond.notify(n)  #: threading.py:530

    def __exit__(self, t, v, tb):  #: threading.py:532
        self.release()  #: threading.py:533


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses more releases than acquires."""

    def __init__(self, value=1):  #: threading.py:553
        super().__init__(value)  #: threading.py:554
        self._initial_value = value

    def __repr__(self):  #: threading.py:557
        cls = self.__class__
        return (f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: '
                f'value={self._value}/{self._initial_value}>')

    def release(self, n=1):  #: threading.py:562
        if n < 1:
            raise ValueError('n must be one or more')  #: threading.py:573
        with self._cond:  #: threading.py:574
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)  #: threading.py:578


class Event:
    """A flag that threads wait for."""

    def __init__(self):  #: threading.py:592
        self._cond = Condition(Lock())  #: threading.py:593
        self._flag = False

    def __repr__(self):  #: threading.py:596
        cls = self.__class__
        state = 'set' if self._flag else 'unset'
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {state}>'

    def is_set(self):  #: threading.py:605
        return self._flag

    def set(self):  #: threading.py:620
        with self._cond:  #: threading.py:627
            self._flag = True
            self._cond.notify_all()  #: threading.py:629

    def clear(self):  #: threading.py:631
        with self._cond:  #: threading.py:638
            self._flag = False

    def wait(self, timeout=None):  #: threading.py:641
        """True once the flag is up; False on a timeout."""
        with self._cond:  #: threading.py:656
            if not self._flag:
                self._cond.wait(timeout)
            return self._flag


class BrokenBarrierError(RuntimeError):
    """The barrier was aborted, reset, or timed out."""


class Barrier:
    """Lets a number of threads pass together."""

    def __init__(self, parties, action=None, timeout=None):  #: threading.py:683
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition(Lock())  #: threading.py:694
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._count = 0
        self._round = 0
        self._broken = False

    def wait(self, timeout=None):  #: threading.py:708
        """Waits for the others; gives this thread's number."""
        timeout = self._timeout if timeout is None else timeout
        with self._cond:  #: threading.py:719
            if self._broken:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            this_round = self._round
            if self._count == self._parties:
                try:
                    if self._action:
                        self._action()
                except BaseException:
                    self._broken = True
                    self._cond.notify_all()
                    raise
                self._count = 0
                self._round += 1
                self._cond.notify_all()
            else:
                passed = self._cond.wait_for(lambda: self._round != this_round or self._broken, timeout)
                if not passed:
                    self._broken = True
                    self._cond.notify_all()
                if self._broken:
                    raise BrokenBarrierError
            return index

    def reset(self):  #: threading.py:781
        """Sends the waiters away; the barrier is then as new."""
        with self._cond:  #: threading.py:788
            if self._count:
                self._broken = True
                self._cond.notify_all()  #: threading.py:799
            self._count = 0
            self._broken = False

    def abort(self):  #: threading.py:801
        """Breaks the barrier for good."""
        with self._cond:  #: threading.py:808
            self._broken = True
            self._cond.notify_all()

    @property  #: threading.py:817
    def parties(self):  #: threading.py:818
        return self._parties

    @property  #: threading.py:822
    def n_waiting(self):  #: threading.py:823
        return self._count

    @property  #: threading.py:831
    def broken(self):  #: threading.py:832
        return self._broken


class ExceptHookArgs(tuple):
    """What excepthook is called with."""

    __slots__ = ()
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):  #: threading.py:1230
    """Reports an exception that ended a thread."""
    if args.exc_type is SystemExit:
        return
    import traceback
    name = args.thread.name if args.thread is not None else get_ident()
    print(f'Exception in thread {name}:', file=sys.stderr)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback)


__excepthook__ = excepthook


class Thread:
    """A call that runs beside its maker."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):  #: threading.py:869
        global _counter
        assert group is None, 'group argument must be None for now'
        if name is None:
            _counter += 1
            name = f'Thread-{_counter}'
            if target is not None:
                try:
                    name += f' ({target.__name__})'
                except AttributeError:
                    pass
        self._target = target
        self._name = str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else bool(daemon)
        self._ident = None
        self._started = Event()  #: threading.py:920
        self._done = Event()
        self._initialized = True

    def __repr__(self):  #: threading.py:940
        status = 'initial'
        if self._started.is_set():  #: threading.py:943
            status = 'started'
        if self._done.is_set():
            status = 'stopped'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += f' {self._ident}'
        return f'<{self.__class__.__name__}({self._name}, {status})>'

    def start(self):  #: threading.py:953
        """Starts the thread, once."""
        if not hasattr(self, '_initialized'):
            raise RuntimeError('thread.__init__() not called')
        if self._started.is_set():  #: threading.py:966
            raise RuntimeError('threads can only be started once')
        _thread.start_new_thread(self._bootstrap, ())
        self._started.wait()

    def run(self):  #: threading.py:981
        """What the thread does: calls the target."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)  #: threading.py:992
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):  #: threading.py:998
        self._bootstrap_inner()  #: threading.py:1012

    def _bootstrap_inner(self):  #: threading.py:1027
        self._ident = get_ident()
        _active[self._ident] = self
        self._started.set()
        try:
            self.run()  #: threading.py:1041
        except BaseException:
            kind, value, tb = sys.exc_info()
            excepthook(ExceptHookArgs((kind, value, tb, self)))
        finally:
            _active.pop(self._ident, None)
            self._done.set()

    def join(self, timeout=None):  #: threading.py:1056
        """Waits for the thread's end."""
        if not self._started.is_set():  #: threading.py:1082
            raise RuntimeError("cannot join thread before it is started")  #: threading.py:1083
        if self is current_thread():  #: threading.py:1084
            raise RuntimeError('cannot join current thread')
        self._done.wait(timeout)

    @property  #: threading.py:1094
    def name(self):  #: threading.py:1095
        return self._name

    @name.setter  #: threading.py:1105
    def name(self, name):  #: threading.py:1106
        self._name = str(name)  #: threading.py:1108

    @property  #: threading.py:1110
    def ident(self):  #: threading.py:1111
        return self._ident

    @property  #: threading.py:1123
    def native_id(self):  #: threading.py:1124
        return self._ident

    def is_alive(self):  #: threading.py:1134
        """True between start and end."""
        return self._started.is_set() and not self._done.is_set()

    @property  #: threading.py:1145
    def daemon(self):  #: threading.py:1146
        return self._daemonic

    @daemon.setter  #: threading.py:1160
    def daemon(self, daemonic):  #: threading.py:1161
        if self._started.is_set():  #: threading.py:1166
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):  #: threading.py:1170
        return self.daemon

    def setDaemon(self, daemonic):  #: threading.py:1181
        self.daemon = daemonic

    def getName(self):  #: threading.py:1192
        return self.name

    def setName(self, name):  #: threading.py:1203
        self.name = name


class Timer(Thread):
    """Calls a function after a while."""

    def __init__(self, interval, function, args=None, kwargs=None):  #: threading.py:1327
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()  #: threading.py:1333

    def cancel(self):  #: threading.py:1335
        """Stops it if it has not fired."""
        self.finished.set()  #: threading.py:1337

    def run(self):  #: threading.py:1339
        self.finished.wait(self.interval)  #: threading.py:1340
        if not self.finished.is_set():  #: threading.py:1341
            self.function(*self.args, **self.kwargs)  #: threading.py:1342
        self.finished.set()  #: threading.py:1343


class _MainThread(Thread):
    def __init__(self):  #: threading.py:1350
        self._name = 'MainThread'
        self._daemonic = False
        self._ident = get_ident()
        self._started = Event()
        self._started.set()  #: threading.py:1352
        self._done = Event()
        self._initialized = True
        _active[self._ident] = self


def current_thread():  #: threading.py:1427
    """The thread that calls."""
    return _active.get(get_ident(), _main)


def main_thread():  #: threading.py:1543
    """The thread that the program began in."""
    return _main


def enumerate():  #: threading.py:1477
    """The threads that are alive."""
    return list(_active.values())


def active_count():  #: threading.py:1450
    """How many threads are alive."""
    return len(_active)


def get_native_id():
    """The same as get_ident() here."""
    return get_ident()


class local:
    """Attributes that every thread has for itself."""

    def __init__(self, *args, **kwargs):
        object.__setattr__(self, '_by_thread', {})

    def _own(self):
        return object.__getattribute__(self, '_by_thread').setdefault(get_ident(), {})

    def __getattribute__(self, name):
        if name == '__dict__':
            return object.__getattribute__(self, '_own')()
        if not name.startswith('__') and name not in ('_own', '_by_thread'):
            own = object.__getattribute__(self, '_own')()
            if name in own:
                return own[name]
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            raise _no_local(self, name) from None

    def __setattr__(self, name, value):
        object.__getattribute__(self, '_own')()[name] = value

    def __delattr__(self, name):
        try:
            del object.__getattribute__(self, '_own')()[name]
        except KeyError:
            raise _no_local(self, name) from None


def _no_local(self, name):
    kind = type(self)
    kind_name = '_thread._local' if kind is local else kind.__name__
    return AttributeError(f"'{kind_name}' object has no attribute '{name}'", name=name, obj=self)


_main = None
_main = _MainThread()


_at_exit = []


def _register_atexit(func, *args, **kwargs):  #: threading.py:1497
    """Has something called before the program's end waits for its threads, the last one first."""
    _at_exit.append((func, args, kwargs))


def _shutdown():  #: threading.py:1516
    """Called by the engine at the program's end: waits for the threads that are not daemons."""
    for func, args, kwargs in reversed(_at_exit):
        func(*args, **kwargs)
    for thread in enumerate():
        if thread is not _main and not thread.daemon:
            thread.join()
