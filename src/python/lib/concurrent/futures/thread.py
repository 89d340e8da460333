"""ThreadPoolExecutor."""

import collections
import os
import threading
import weakref

from . import _base

_pools = 0
_open = weakref.WeakSet()


def _python_exit():  #: concurrent/futures/thread.py:24
    """At the program's end what is in the pools is done."""
    for pool in list(_open):
        pool.shutdown()


threading._register_atexit(_python_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """A worker's initializer failed."""


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):  #: concurrent/futures/thread.py:47
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):  #: concurrent/futures/thread.py:53
        if not self.future.set_running_or_notify_cancel():  #: concurrent/futures/thread.py:54
            return
        try:
            result = self.fn(*self.args, **self.kwargs)  #: concurrent/futures/thread.py:58
        except BaseException as exc:
            self.future.set_exception(exc)  #: concurrent/futures/thread.py:60
            self = None
        else:
            self.future.set_result(result)  #: concurrent/futures/thread.py:64


class ThreadPoolExecutor(_base.Executor):
    """Runs calls in at most `max_workers` threads."""

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):  #: concurrent/futures/thread.py:126
        global _pools
        if max_workers is None:
            max_workers = min(32, (os.process_cpu_count() or 1) + 4)  #: concurrent/futures/thread.py:145
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")  #: concurrent/futures/thread.py:147
        if initializer is not None and not callable(initializer):  #: concurrent/futures/thread.py:149
            raise TypeError("initializer must be a callable")  #: concurrent/futures/thread.py:150
        self._max_workers = max_workers
        self._work = collections.deque()
        self._arrived = threading.Condition()
        self._idle = 0
        self._threads = set()  #: concurrent/futures/thread.py:155
        self._broken = False
        self._shutdown = False
        self._initializer = initializer
        self._initargs = initargs
        self._thread_name_prefix = thread_name_prefix or f'ThreadPoolExecutor-{_pools}'
        if not thread_name_prefix:
            _pools += 1
        _open.add(self)

    def submit(self, fn, /, *args, **kwargs):  #: concurrent/futures/thread.py:164
        """Schedules fn(*args, **kwargs); gives a Future."""
        if self._broken:
            raise BrokenThreadPool(self._broken)  #: concurrent/futures/thread.py:167
        if self._shutdown:
            raise RuntimeError('cannot schedule new futures after shutdown')  #: concurrent/futures/thread.py:170
        future = _base.Future()
        with self._arrived:
            self._work.append(_WorkItem(future, fn, args, kwargs))
            spare = self._idle > 0
            if spare:
                self._idle -= 1
                self._arrived.notify()
        if not spare and len(self._threads) < self._max_workers:
            name = f'{self._thread_name_prefix}_{len(self._threads)}'
            worker = threading.Thread(name=name, target=self._serve, daemon=True)
            self._threads.add(worker)
            worker.start()
        return future

    def _serve(self):
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException:
                import logging
                logging.getLogger('concurrent.futures').critical('Exception in initializer:', exc_info=True)
                self._break()
                return
        while True:
            with self._arrived:
                while not self._work:
                    if self._shutdown:
                        return
                    self._idle += 1
                    self._arrived.wait()
                item = self._work.popleft()
            item.run()
            del item

    def _break(self):
        self._broken = 'A thread initializer failed, the thread pool is not usable anymore'
        while self._work:
            self._work.popleft().future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):  #: concurrent/futures/thread.py:219
        """Takes no more calls; waits for those that are in."""
        with self._arrived:
            self._shutdown = True
            if cancel_futures:
                while self._work:
                    self._work.popleft().future.cancel()
            self._arrived.notify_all()
        if wait:
            for worker in list(self._threads):
                worker.join()
