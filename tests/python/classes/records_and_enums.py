# Members of mixed enums as keys, flags, frozen dataclasses with slots, patterns that name an attribute twice.
# mask: stdout
from enum import IntEnum, IntFlag, StrEnum, Enum
class N(IntEnum):
    A = 1
class S(StrEnum):
    A = "x"
class M(str, Enum):
    A = "m"
class F(float, Enum):
    H = 0.5
print(hash(N.A), hash(1), {N.A: 1}.get(1), {1: 2}.get(N.A), N.A in {1}, hash(S.A) == hash("x"), {"x": 1}.get(S.A), {"m": 2}.get(M.A), hash(M.A) == hash("m"), {M.A: 3}.get("m"), {0.5: 1}.get(F.H), M.A == "m", N.__mro__, M.__mro__)
# match statements, dataclasses, enums
from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, KW_ONLY, InitVar, make_dataclass, is_dataclass
from enum import Enum, IntEnum, Flag, IntFlag, auto, unique, StrEnum
import typing, copy
@dataclass(order=True)
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)
    cls_v: typing.ClassVar[int] = 5
@dataclass(frozen=True, slots=True)
class Fz:
    a: int
    b: str = "q"
@dataclass(kw_only=True)
class KW:
    a: int
    b: int = 3
@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 2
    c: InitVar[int] = 4
    d: int = field(init=False)
    def __post_init__(self, c): self.d = self.a + c
@dataclass
class Inh(Point):
    z: int = 9
    def __str__(self): return f"Inh<{self.x}>"
p = Point(1, 2)
print(p, Point(1) < Point(2), p == Point(1, 2), asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(p)], Point.__match_args__)
try: hash(p)
except TypeError as e: print(e)
f = Fz(1)
try: f.a = 2
except FrozenInstanceError as e: print(e, type(e).__mro__[1])
try: del f.a
except FrozenInstanceError as e: print(e)
try: f.zz = 1
except Exception as e: print(type(e).__name__, e)
print(hash(f) == hash(Fz(1)), f, {f: 1}[Fz(1, "q")], Fz.__slots__)
try: KW(1)
except TypeError as e: print(e)
try: KW()
except TypeError as e: print(e)
try: Point()
except TypeError as e: print(e)
try: Point(1, 2, 3, 4)
except TypeError as e: print(e)
print(Mixed(1), Mixed(1, c=10).d, Inh(1), repr(Inh(1)), KW(a=1))
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
D = make_dataclass("D", [("x", int), ("y", int, field(default=5)), "z"] if False else [("x", int), ("y", int, field(default=5))], namespace={"tot": lambda s: s.x + s.y})
print(D(1).tot(), D(2), is_dataclass(D), is_dataclass(3))
print(Point.__doc__, Point.__annotations__, Point.__dataclass_params__)
print(fields(Point)[2])
class Color(Enum):
    RED = 1
    GREEN = auto()
    ROUGE = 1
    @property
    def low(self): return self.name.lower()
    @classmethod
    def parse(cls, s): return cls[s.upper()]
    def __str__(self): return f"C:{self.name}"
print(Color.RED, repr(Color.RED), Color(2), Color["GREEN"], Color.ROUGE is Color.RED, list(Color), Color.__members__, Color.RED.low, Color.parse("green"), Color.RED in Color, 1 in Color, 7 in Color, len(Color), f"{Color.RED}", f"{Color.RED!r:>20}")
try: Color(7)
except ValueError as e: print(e)
try: Color["X"]
except KeyError as e: print(e)
try: Color.RED = 3
except AttributeError as e: print(e)
try: Color.RED.value = 3
except AttributeError as e: print(e)
try:
    class C2(Color): X = 1
except TypeError as e: print(e)
class N(IntEnum):
    A = 1; B = 2
print(N.A + 1, N.A < N.B, N(1), f"{N.A}", str(N.A), repr(N.B), N.A == 1, sorted([N.B, N.A]), {N.A: 1}[1], int(N.B), isinstance(N.A, int))
class P(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
print(P.R | P.X, P.RW, repr(P.RW), P.R in P.RW, ~P.R, P(0), P.R & P.W, P(7), list(P.RW), bool(P(0)), P.R ^ P.RW, len(P.RW), P["RW"])
try: P(8)
except ValueError as e: print(e)
class IF(IntFlag):
    A = 1; B = 2
print(IF.A | IF.B, repr(IF.A | 8), IF(3), IF.A + 1, ~IF.A)
class S(StrEnum):
    FOO = auto(); BAR = "b"
print(S.FOO, repr(S.BAR), S.FOO == "foo", S("b"), S.FOO.upper(), f"{S.BAR:>3}")
try:
    @unique
    class U(Enum):
        A = 1; B = 1
except ValueError as e: print(e)
class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (6.4, 3.3)
    def __init__(self, m, r): self.m, self.r = m, r
    @property
    def g(self): return round(self.m / self.r, 2)
print(Planet.EARTH.g, Planet.MARS, Planet.MARS.value)
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == "a" else None
print(Miss("a"))
try: Miss("b")
except ValueError as e: print(e)
An = Enum("An", "CAT DOG", start=5); print(list(An), An.CAT.value)
class Ord(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    A = auto(); B = auto()
print(list(Ord), Ord.A.value)
def m(x):
    match x:
        case 0 | 1: return "01"
        case -1.5: return "neg"
        case "a" | b"b": return "lit"
        case None | True: return "NT"
        case [] : return "empty"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"1.. {rest}"
        case [a, (b, c), *_]: return f"nest {a}{b}{c}"
        case {"k": v, **kw} if v: return f"k={v} {kw}"
        case {"t": {"u": [_, y]}}: return f"y={y}"
        case {}: return "dict"
        case Point(x=0, y=yy): return f"P0 {yy}"
        case Point(xx, yy) if xx == yy: return "diag"
        case Point() as pt: return f"pt {pt.x}"
        case Color.RED: return "red"
        case int(n) | float(n): return f"num {n}"
        case str() as s if len(s) > 3: return f"long {s}"
        case str(): return "short"
        case _: return f"other {type(x).__name__}"
for v in [0, 1, -1.5, "a", b"b", None, True, False, [], (5,), [1, 2, 3], [7, (8, 9), 10], {"k": 1, "z": 2}, {"k": 0}, {"t": {"u": [1, 2]}}, Point(0, 5), Point(3, 3), Point(4, 2), Color.RED, Color.GREEN, 42, 2.5, "abcd", "xy", {1}, range(3), "", object, 1j]:
    print(repr(v) if v is not object else "object", "->", m(v))
class Q:
    __match_args__ = ("a",)
    a = 1
def m2(x):
    match x:
        case Q(1, 2): return 1
try: m2(Q())
except TypeError as e: print(e)
class Q2: pass
def m3(x):
    match x:
        case Q2(1): return 1
try: m3(Q2())
except TypeError as e: print(e)
def m4(x):
    match x:
        case Q(1, a=2): return 1
try: print(m4(Q()))
except TypeError as e: print(e)
print(copy.copy(p) == p, copy.deepcopy(Inh(3)))
