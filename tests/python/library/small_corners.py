# Corners of several modules: enumerations, ordered views, subclasses of numbers, patterns, tracebacks, logging, wrapping.
# mask: stdout
import enum
import io
import logging
import re
import sys
import textwrap
import traceback
from collections import Counter, OrderedDict, UserString, deque
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, Flag, IntEnum, verify


def told(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


class Colour(Enum):
    RED = 1
    BLUE = 2

    class Shade:
        pass

    def hint(self):
        return self.name.lower()


class Rank(IntEnum):
    LOW = 1


told(delattr, Colour, "RED")
told(Colour)
print(Colour.RED, Colour.Shade, list(Colour), dir(Colour.RED), Rank.LOW.real, Rank.LOW.numerator)
told(type, "Sub", (Colour,), {})
for body, checks in (({"A": 1, "B": 6}, NAMED_FLAGS), ({"A": 1, "B": 8}, CONTINUOUS), ({"A": 1, "B": 2, "C": 4}, CONTINUOUS),
                     ({"A": 1, "B": 1}, UNIQUE), ({"A": 1, "B": 6, "C": 24}, NAMED_FLAGS), ({"A": 1, "B": 3}, NAMED_FLAGS)):
    told(lambda: list(verify(checks)(Flag("F", body))))


class Celsius(float):
    pass


print(Celsius(2.5).real, Celsius(2.5).imag, int(UserString("5")) + 1, UserString("a") <= "b", Counter({1: "a", 2: 5}))
od = OrderedDict(a=1, b=2)
print(od.keys(), od.values(), od.items())
told(hash, deque())
told(setattr, deque(), "maxlen", 1)

print(re.compile("a", re.A | re.X | re.S), re.compile("[[a]").pattern, re.findall("[!--]|[!&&~~||]", "a&-!"))
for bad in ("(?<=a+)b", "x{99999999999}"):
    try:
        re.compile(bad)
    except (re.error, OverflowError) as e:
        print(type(e).__name__, e, getattr(e, "pattern", "?"))

for style, fmt in (("%", "{message}"), ("{", "%(message)s"), ("{", "{message!z}"), ("$", "plain"), ("%", "%(levelname)-8s")):
    told(logging.Formatter, fmt, style=style, validate=True) if fmt[-1] != "s" or style != "%" else logging.Formatter(fmt)
told(logging.basicConfig, wrong=1, stream=io.StringIO())

print(textwrap.wrap("One. two. Three! four? 'Five.' x", 20, fix_sentence_endings=True))
told(textwrap.shorten, "hello world", 3)


def fails(n):
    items = {"n": n}
    return items["x" * n]


try:
    fails(2)
except KeyError as e:
    for entry in traceback.extract_tb(e.__traceback__):
        print(entry.lineno, entry.end_lineno, entry.colno, entry.end_colno, entry.line, entry.locals)
    taken = traceback.TracebackException.from_exception(e, capture_locals=True)
    print(taken.stack.format()[-1], taken.stack[-1].locals)
print(traceback.FrameSummary("a.py", 3, "f", line="x", locals={"a": "b"}).locals)


# Weak references to functions, generators and methods; copies of exceptions; forms of typing.
import copy
import types
import typing
import weakref


def listener():
    pass


def steps():
    yield


class Sender:
    def send(self):
        pass


s = Sender()
refs = [weakref.ref(listener, lambda r: print("function gone")), weakref.WeakMethod(s.send, lambda r: print("method gone"))]
g = steps()
refs.append(weakref.ref(g, lambda r: print("generator gone")))
weakref.finalize(f := lambda: 0, print, "lambda gone")
print(weakref.WeakMethod(s.send) == refs[1], refs[1]() == s.send)
del listener, s, g, f
print([r() for r in refs])
e = ValueError("a")
e.code = 5
e.add_note("n")
print(copy.copy(e).__dict__, copy.deepcopy(e).code, e.__reduce__()[1:])
ns = types.SimpleNamespace(a=1)
ns.me = ns
print(ns, type((lambda x: lambda: x)(1).__closure__[0]).__name__)
T = typing.TypeVar("T")
P = typing.ParamSpec("P")
print(typing.Pattern[str], typing.Optional[int] == (int | None), (int | None).__args__, dict[str, list[T]].__parameters__)
print(typing.Callable[P, T], typing.Generator[int], typing.ContextManager[int], typing.Literal[1] == typing.Literal[True])
told(typing.List[int])
