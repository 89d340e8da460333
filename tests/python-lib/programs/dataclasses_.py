from dataclasses import *
import dataclasses
from typing import ClassVar, Optional, List
@dataclass
class A:
    x: int
    y: str = 'a'
    z: list = field(default_factory=list)
    c: ClassVar[int] = 3
    def m(self): return self.x
a = A(1); print(a, A(1) == A(1), A(1) == A(2), a.m(), A(2, 'q', [1]), A(y='k', x=9), A.__doc__, A.__match_args__, A.y)
for f in (lambda: A(), lambda: A(1, 2, 3, 4), lambda: A(1, q=3), lambda: A(1, x=2), lambda: hash(a), lambda: a < a):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass(frozen=True, order=True)
class P:
    a: float
    b: float = 2.0
p = P(1.0); print(p, hash(p) == hash(P(1.0)), P(1) < P(2), sorted([P(3), P(1)]), {p: 1}[P(1.0)])
for f in (lambda: setattr(p, 'a', 3), lambda: delattr(p, 'a'), lambda: setattr(p, 'new', 3)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
@dataclass
class B(A):
    w: int = 4
    v: InitVar[int] = 5
    s: str = field(init=False, repr=False)
    def __post_init__(self, v): self.s = f'{self.x}{v}'
b = B(1, v=8); print(b, b.s, asdict(b), astuple(b), replace(b, x=5, v=1), fields(b)[0].name, [f.name for f in fields(B)])
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 1
print(K(a=1))
for f in (lambda: K(1), lambda: K()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass
class KO:
    a: int
    _: KW_ONLY
    b: int = 3
    c: int
print(KO(1, c=3))
for f in (lambda: KO(1, 2), lambda: KO(1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    @dataclass
    class Bad:
        a: int = 1
        b: int
except TypeError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: list = []
except ValueError as e: print(e)
@dataclass(slots=True)
class S:
    x: int
    y: int = 0
    def up(self): return self.__repr__()
s = S(1); print(s, S.__slots__, s.y, s.up()[:5])
try: s.q = 1
except AttributeError as e: print(type(e).__name__)
@dataclass
class Node:
    v: int
    kids: List['Node'] = field(default_factory=list)
    par: Optional['Node'] = None
n = Node(1, [Node(2)]); n.kids[0].par = None; print(n, asdict(n)); n.par = n; print(n)
print(is_dataclass(n), is_dataclass(Node), is_dataclass(3), field(default=3).default)
match A(1, 'b'):
    case A(x=1, y=q): print(q)
match A(1, 'b'):
    case A(1, q): print(q)
C = make_dataclass('C', ['x', ('y', int), ('z', int, field(default=3))]); print(C(1, 2))
@dataclass(eq=False)
class NE:
    a: int
print(NE(1) == NE(1), hash(NE(1)) != 0)
@dataclass(unsafe_hash=True)
class UH:
    a: int
    b: int = field(default=0, compare=False)
print(hash(UH(1, 2)) == hash(UH(1, 3)), UH(1, 2) == UH(1, 3))
@dataclass(repr=False)
class NR:
    a: int
    def __repr__(self): return 'NR'
print(NR(2))
@dataclass
class Outer:
    @dataclass
    class Inner:
        q: int
    i: Inner
print(Outer(Outer.Inner(3)))
@dataclass(order=True)
class Job:
    prio: int
    item: object = field(compare=False)
import heapq
h = []; [heapq.heappush(h, Job(i, None)) for i in (3, 1, 2)]; print(heapq.heappop(h))
print(fields(A)[1])
