# Functions that CPython has in C: not bound to instances, members of enumerations, their reprs and arguments.
import bisect
import functools
import heapq
import operator
import random
from enum import Enum


class Node:
    apply = operator.add
    fold = functools.reduce
    push = heapq.heappush
    find = bisect.bisect_left


class Op(Enum):
    ADD = operator.add
    MUL = operator.mul

    def __call__(self, a, b):
        return self.value(a, b)


print(Node().apply(1, 2), Node().fold(operator.mul, [1, 2, 3]), Node().find([1, 3], 2))
print(list(Op), Op.MUL(3, 4))
print(functools.partial(operator.mul, 2), {"+": operator.add, "heap": heapq.heappop})
for f in (operator.matmul, heapq.heapify, bisect.insort, functools.reduce, functools.cmp_to_key):
    print(f, type(f).__name__, f.__name__, f.__qualname__, f.__module__, callable(f))


def told(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


told(operator.add, 1)
told(operator.add, 1, 2, 3)
told(operator.not_)
told(operator.add, a=1, b=2)
told(heapq.heappush, [])
told(heapq.heappop)
told(heapq.heappop, [])
told(heapq.heapreplace, [], 1)
told(heapq.heapify, (1, 2))
told(heapq.heappush, {}, 1)
told(functools.reduce, max)
told(functools.reduce, max, 5)
told(functools.partial)
told(functools.lru_cache(None))
told(bisect.bisect, [1, 2, 3], 2, key=lambda x: -x)


class Heap(list):
    pass


h = Heap([3, 1, 2])
heapq.heapify(h)
print(h, heapq.heappop(h), heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h)


class Powers:
    two = functools.partial(pow, 2)


class NoMembers(Enum):
    TWO = functools.partial(pow, 2)


print(Powers.two(3), Powers().two(4), len(NoMembers), NoMembers.TWO(5))
told(random.sample, {1: 2}, 1)
print(list(map(operator.add, [1, 2], [3, 4])), functools.reduce(operator.mul, range(1, 6)))
operator.add(1, "a")
