# Digits that a program allows itself, warnings filtered by patterns, clocks told of, the older forms of Callable.
import base64
import collections.abc
import hashlib
import inspect
import io
import sys
import time
import warnings
from typing import NamedTuple

print(sys.get_int_max_str_digits(), sys.float_repr_style)
try:
    str(10**5000)
except ValueError as e:
    print(e)
sys.set_int_max_str_digits(0)
print(len(str(10**5000)), len(f"{10**4500}"), int("9" * 4400) % 1000)
sys.set_int_max_str_digits(640)
for bad in (5, -1):
    try:
        sys.set_int_max_str_digits(bad)
    except ValueError as e:
        print(e)
try:
    print(10**700)
except ValueError as e:
    print(e)
for name in ("time", "monotonic", "perf_counter", "process_time", "none"):
    try:
        print(time.get_clock_info(name))
    except ValueError as e:
        print(e)
print(time.process_time_ns() >= 0, time.thread_time_ns() >= 0)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    warnings.filterwarnings("ignore", message=r"old \w+")
    warnings.filterwarnings("ignore", module="nothing.*")
    warnings.warn("old thing")
    try:
        warnings.warn("an old thing")
    except UserWarning as e:
        print(repr(e))
print(collections.abc.Callable[[int], str], collections.abc.Callable[[], None], collections.abc.Callable[..., int])


class Point(NamedTuple):
    x: int
    y: int = 0


print(inspect.signature(Point), base64.encodebytes(b"a" * 60), base64.decodebytes(b"YWFh\n"))
print(repr(hashlib.md5(b""))[:25])
try:
    io.BytesIO("text")
except TypeError as e:
    print(e)
