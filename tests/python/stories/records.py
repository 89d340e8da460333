# Enums, dataclasses, abstract classes, generics.
"""Inventory system with classes."""
from dataclasses import dataclass, field, asdict, replace, astuple, fields, FrozenInstanceError, InitVar, KW_ONLY
from enum import Enum, IntEnum, Flag, auto, StrEnum, unique, IntFlag
from typing import Optional, ClassVar, Protocol, NamedTuple, TypedDict, Generic, TypeVar
from abc import ABC, abstractmethod
import functools

class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    @property
    def pretty(self): return self.name.title()
    @classmethod
    def parse(cls, s): return cls[s.upper()]

print(list(Color), Color.RED, repr(Color.BLUE), Color(2), Color['RED'], Color.parse('green').pretty)
for bad in (lambda: Color(9), lambda: Color['X'], lambda: Color.RED < Color.BLUE, lambda: setattr(Color, 'RED', 3), lambda: Color.NOPE):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
print(Perm.R | Perm.W, repr(Perm.R | Perm.X), Perm.R in (Perm.R|Perm.W), ~Perm.R, Perm(0), bool(Perm(0)), Perm(5))
class Pri(IntEnum):
    LOW = 1; HIGH = 10
print(Pri.LOW < Pri.HIGH, Pri.HIGH + 1, sorted(Pri, reverse=True), f"{Pri.LOW} {Pri.LOW!r} {Pri.LOW:03d}")
class S(StrEnum):
    A = auto(); B = 'bee'
print(S.A, S.B, repr(S.A), S.A == 'a', S('bee'))
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
except ValueError as e: print(e)
class IF(IntFlag):
    A=1; B=2
print(IF.A|IF.B, repr(IF.A|IF.B), IF(8), IF.A + 1)
@dataclass
class Item:
    name: str
    price: float = 0.0
    tags: list[str] = field(default_factory=list)
    count: ClassVar[int] = 0
    def __post_init__(self):
        if self.price < 0: raise ValueError(f"negative price: {self.price}")
    @property
    def total(self) -> float: return self.price * 2
a = Item("pen", 1.5); b = Item("pen", 1.5)
print(a, a == b, a is b, asdict(a), astuple(a), replace(a, price=9), [f.name for f in fields(a)])
try: Item("x", -1)
except ValueError as e: print(e)
try: Item()
except TypeError as e: print(e)
try: Item(1,2,3,4,5)
except TypeError as e: print(e)
try: Item("a", prize=2)
except TypeError as e: print(e)
@dataclass(frozen=True, order=True)
class P:
    x: int
    y: int = 0
p = P(1, 2)
try: p.x = 5
except FrozenInstanceError as e: print(type(e), e)
try: del p.x
except FrozenInstanceError as e: print(type(e), e)
print(P(1) < P(2), sorted([P(3), P(1)]), hash(P(1)) == hash(P(1)), {P(1): 'a'})
try: P(1) < 5
except TypeError as e: print(e)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as e: print(e)
@dataclass(slots=True, kw_only=True)
class K:
    a: int
    b: int = 2
print(K(a=1))
try: K(1)
except TypeError as e: print(e)
try: K(a=1).c = 5
except AttributeError as e: print(e)
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name} {self.area():.2f}"
try: Shape()
except TypeError as e: print(e)
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
try: Sq(1)
except TypeError as e: print(e)
class Sq2(Sq):
    name = "sq"
print(Sq2(3).describe())
class Pt(NamedTuple):
    x: int
    y: int = 5
    def dist(self): return (self.x**2 + self.y**2) ** .5
print(Pt(1), Pt(1, y=2).dist(), Pt(3)._asdict(), Pt.__annotations__, Pt._field_defaults)
class TD(TypedDict, total=False):
    a: int
print(TD(a=1), TD.__total__, TD.__annotations__)
T = TypeVar('T')
class Stack(Generic[T]):
    def __init__(self): self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
s = Stack[int](); s.push(1); print(s.pop(), Stack[int], Stack.__parameters__)
class HasName(Protocol):
    name: str
from typing import runtime_checkable
@runtime_checkable
class Closer(Protocol):
    def close(self): ...
class F:
    def close(self): pass
print(isinstance(F(), Closer), isinstance(5, Closer))
s.pop()
