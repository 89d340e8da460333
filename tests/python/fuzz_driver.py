"""Run a batch of programs under CPython, each in a child of its own, on a jumping clock.

examples/fuzz_py.rs starts this once for each batch. Programs come on stdin and outcomes leave on
stdout, both as frames:

    program:  LENGTH\\n then so many bytes of source
    outcome:  STATUS GAP OUT ERR\\n then OUT bytes of stdout and ERR bytes of stderr

STATUS is the exit status, -1 for a program that waits for ever and -2 for one that was stopped
after some seconds. GAP is the smallest distance, in microseconds, between two timers that
waited at the same time (or a large number): a program whose timers come too close has no
order of its own, and is left out of the comparison.

Each program gets a fork of this process, so that nothing leaks from one to the next (the counter
behind Task-N, for one), and the import of asyncio is paid once.

    --real       the real loop on the real clock (GAP is then not measured)
    --compile    only compile: STATUS 0 or 1 and the error's text on stderr
"""

import asyncio
import gc
import heapq
import io
import itertools
import linecache
import os
import selectors
import signal
import sys
import traceback
import weakref

LIMIT = 20
REAL_LIMIT = 6  # long enough for most programs, too short for those freed by the janitor
FAR = 10**12
NAME = "program.py"


class Stuck(BaseException):
    """The loop would wait for ever."""


class JumpingSelector(selectors.DefaultSelector):
    """A selector that never waits: it moves the loop's clock on instead."""

    loop = None

    def select(self, timeout=None):
        if timeout is None:
            raise Stuck
        if timeout > 0:
            self.loop.now = self.loop._scheduled[0]._when
        return super().select(0)


class OrderedLoop(asyncio.SelectorEventLoop):
    """A loop that knows the order in which its tasks and generators came."""

    def __init__(self, selector=None):
        super().__init__(selector)
        self._asyncgens = OrderedWeak()

    def create_task(self, coro, **kwargs):
        number = next(numbers)  # before an eager first step may create others
        task = super().create_task(coro, **kwargs)
        births[task] = number
        return task


class JumpingLoop(OrderedLoop):
    """A loop whose clock stands still but for jumps to the next timer."""

    def __init__(self):
        self.now = 0.0
        self.gap = FAR
        super().__init__(JumpingSelector())
        self._selector.loop = self
        loops.append(self)

    def time(self):
        return self.now

    def _run_once(self):
        waiting = heapq.nsmallest(3, (t._when for t in self._scheduled if not t._cancelled))
        for one, two in zip(waiting, waiting[1:]):
            self.gap = min(self.gap, int((two - one) * 1e6 + 0.5))
        super()._run_once()


loops = []
numbers = itertools.count()
births = weakref.WeakKeyDictionary()


class Ordered(dict):
    """A set that keeps its order: CPython's own goes by the address of each task."""

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


class OrderedWeak(weakref.WeakKeyDictionary):
    """A weak set that keeps its order."""

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


class TasksInOrder:
    """asyncio.tasks as asyncio.runners sees it, but all_tasks comes in order of creation."""

    def __getattr__(self, name):
        return getattr(asyncio.tasks, name)

    @staticmethod
    def all_tasks(loop):
        return sorted(asyncio.tasks.all_tasks(loop), key=births.__getitem__)


def order_the_sets():
    """Make the two places that cancel a whole set of tasks walk it in order of creation.

    The loop's set of asynchronous generators, closed at the end, keeps its order by itself.
    """
    plain_init = asyncio.TaskGroup.__init__

    def init(self):
        plain_init(self)
        self._tasks = Ordered()

    asyncio.TaskGroup.__init__ = init
    asyncio.runners.tasks = TasksInOrder()


def run(source, real):
    """Run one program as __main__; its exit status."""
    module = type(sys)("__main__")
    sys.modules["__main__"] = module
    linecache.cache[NAME] = (len(source), None, source.splitlines(True), NAME)

    class Policy(asyncio.DefaultEventLoopPolicy):
        def new_event_loop(self):
            return OrderedLoop() if real else JumpingLoop()

    asyncio.set_event_loop_policy(Policy())
    try:
        exec(compile(source, NAME, "exec"), module.__dict__)
    except SystemExit as error:
        if error.code is None or isinstance(error.code, int):
            return error.code or 0
        print(error.code, file=sys.stderr)
        return 1
    except Stuck:
        return -1
    except BaseException as error:
        error.__traceback__ = error.__traceback__.tb_next
        traceback.print_exception(error)
        return 1
    return 0


def child(source, real, pipe):
    signal.alarm(REAL_LIMIT if real else LIMIT)
    # In memory and not through a file: a program that is stopped leaves what it wrote unread.
    sys.stdout = out = io.StringIO()
    sys.stderr = err = io.StringIO()
    status = run(source, real)
    # What only circles hold has its say when a process ends; this one has other things to do first.
    gc.collect()
    gap = min((loop.gap for loop in loops), default=FAR)
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    out, err = (s.getvalue().encode("utf-8", "backslashreplace") for s in (out, err))
    with os.fdopen(pipe, "wb") as to:
        to.write(b"%d %d %d %d\n%s%s" % (status, gap, len(out), len(err), out, err))


def check(source):
    """Only compile."""
    try:
        compile(source, NAME, "exec")
        return b"0 %d 0 0\n" % FAR
    except (SyntaxError, ValueError, MemoryError, RecursionError, OverflowError) as error:
        text = f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace")
        return b"1 %d 0 %d\n%s" % (FAR, len(text), text)


def main():
    real = "--real" in sys.argv
    order_the_sets()
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    while line := incoming.readline():
        source = incoming.read(int(line)).decode("utf-8", "replace")
        if "--compile" in sys.argv:
            import warnings

            warnings.simplefilter("ignore")
            outgoing.write(check(source))
            outgoing.flush()
            continue
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(read)
            child(source, real, write)
            os._exit(0)
        os.close(write)
        with os.fdopen(read, "rb") as pipe:
            answer = pipe.read()
        os.waitpid(pid, 0)
        outgoing.write(answer or b"-2 0 0 0\n")
        outgoing.flush()


if __name__ == "__main__":
    main()
