"""Runs listings under CPython with a clock that jumps.

Reads a JSON list of programs from standard input and writes a JSON list of {"out", "err", "error"}: what
each printed on both streams, and the traceback of one that failed. The event loop is CPython's own; only time is not: a
`select` with nothing to do moves the clock to the next deadline instead of waiting, and reading the clock
takes a microsecond, so that two readings never tie, as on a real machine.
"""

import asyncio
import contextlib
import gc
import io
import json
import math
import selectors
import sys
import time
import traceback

# With no deadline there may still be a thread at work: wait for it this long, in real seconds.
THREAD_PATIENCE = 20


class Clock:
    def __init__(self):
        self.now = 1000.0

    def read(self):
        self.now += 1e-6
        return self.now

    def move(self, seconds):
        self.now += max(seconds, 0.0)


class JumpingSelector(selectors.DefaultSelector):
    def select(self, timeout=None):
        if timeout is None:
            events = super().select(THREAD_PATIENCE)
            if not events:
                raise RuntimeError("the program waits for ever")
            return events
        events = super().select(0)
        if not events:
            # epoll waits in whole milliseconds, rounded up: timers set a moment apart are due together.
            clock.move(math.ceil(timeout * 1e3) * 1e-3)
        return events


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__(JumpingSelector())

    def time(self):
        return clock.read()


def run(program):
    global clock
    clock = Clock()
    out, err, error = io.StringIO(), io.StringIO(), None
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            exec(compile(program, "listing.py", "exec"), {"__name__": "__main__"})
        except BaseException:
            error = traceback.format_exc()
        gc.collect()
    return {"out": out.getvalue(), "err": err.getvalue(), "error": error}


clock = Clock()
asyncio.new_event_loop = asyncio.events.new_event_loop = Loop
time.monotonic = time.perf_counter = time.time = lambda: clock.read()
time.sleep = lambda seconds: clock.move(seconds)
json.dump([run(program) for program in json.load(sys.stdin)], sys.stdout)
