# Containers that contain themselves; hashes; operator by its dunder names.
from collections import *
d = deque([1]); d.append(d); print(d)
e = defaultdict(list); e['x'].append(e); print(e)
c = OrderedDict(a=1); c['self'] = c; print(c)
u = UserDict(a=1); u['self'] = u
l = [1]; l.append(l); t = (l,); print(l, t); dd = {}; dd['a'] = dd; print(dd); s = [dd]; dd['b'] = s; print(s)
class H:
    def __hash__(self): return 2**62
class H2:
    def __hash__(self): return -1
print(hash(H()), hash(H2()), hash(2**61-1), hash(2**62), hash(-1), hash(1.5), hash((1, 'a')) == hash((1, 'a')), hash(10**30), hash(0.1), hash(True), hash(()), hash((1, 2, 3)), hash(frozenset()), hash(frozenset([1, 2, 3])), hash(None) == hash(None), hash(1j), hash(complex(1, 2)), hash(range(5)), hash(range(0)))
import operator
print(operator.__add__(1, 2), operator.__lt__(1, 2), operator.__contains__([1], 1))
class R:
    __repr__ = object.__str__
try: print(R())
except RecursionError as e: print('RecursionError')
from typing import Protocol
class P(Protocol):
    def m(self): ...
class Q(P):
    def __init__(self, x): self.x = x
class Q2(P): pass
print(Q(1).x, Q2())if 0 else print(Q(1).x, type(Q2()).__name__)
try: P()
except TypeError as e: print(e)
