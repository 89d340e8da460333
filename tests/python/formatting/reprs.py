# What things look like when they are printed.
# mask: stdout
import asyncio
import collections
import functools


class Plain:
    def method(self): ...


def function(a, b=1): ...


async def coroutine(): ...


def generator():
    yield


c = coroutine()
for thing in (Plain, Plain(), Plain.method, Plain().method, function, lambda: 0, c, generator(), print, len, [].append,
              int, type, asyncio, iter([]), iter({}), zip(), map(str, []), enumerate([]), range(3), object(),
              functools.partial(function, 1), collections.deque([1, 2], 3), collections.Counter("abba"),
              collections.defaultdict(list, a=[1]), collections.OrderedDict(a=1), property(), ValueError("x", 1),
              ValueError(), KeyError("k"), OSError(2, "No such file"), {1: {2}}, frozenset(), (1, "a", None), memoryview(b"a"),
              int | str, list[int], Exception, NotImplemented, slice(1), staticmethod(len), str.upper, dict.get):
    print(repr(thing))
c.close()
