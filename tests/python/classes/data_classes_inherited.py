# Dataclasses: hashes, slots of bases, protocols, generics, errors.
from dataclasses import *
@dataclass(frozen=True)
class P: x: int; y: str = 'a'
print(hash(P(1)) == hash((1, 'a')))
@dataclass(slots=True)
class B: x: int
@dataclass(slots=True)
class D(B): x: int; y: int
print(D(1, 2), D.__slots__)
@dataclass(slots=True, weakref_slot=True)
class W: x: int
print(W.__slots__)
from collections import defaultdict
@dataclass
class DD: d: dict
print(asdict(DD(defaultdict(list, {'a': [1]}))))
from typing import Protocol, Generic, TypeVar
class Pr(Protocol):
    a: int
@dataclass
class C(Pr):
    b: int
print(C(5))
T = TypeVar('T')
@dataclass
class G(Generic[T]):
    v: T
print(G(1), G[int](2))
@dataclass
class N[T]:
    v: T
print(N(3), N[str]('a'), N.__doc__)
print(is_dataclass(P), is_dataclass(P(1)), is_dataclass(int))
@dataclass
class Cyc:
    o: object = None
c = Cyc(); c.o = c; print(c)
try: replace(P(1), q=2)
except TypeError as e: print(e)
@dataclass(repr=False)
class NR: x: int
print(repr(NR(1))[:12])
@dataclass(match_args=False)
class NM: x: int
print(hasattr(NM, '__match_args__'))
@dataclass(kw_only=True)
class KO: a: int; b: int = 1
try: KO(1)
except TypeError as e: print(e)
print(KO(a=1))
try:
    @dataclass(order=True)
    class O: 
        x: int
        def __lt__(self, o): return True
except TypeError as e: print(e)
try: asdict(5)
except TypeError as e: print(e)
try: fields(int)
except TypeError as e: print(e)
@dataclass
class Par:
    x: int = 0
    def __post_init__(self): print('pp')
@dataclass
class Chi(Par):
    y: int = 1
    def __post_init__(self): super().__post_init__(); print('cp')
Chi()
