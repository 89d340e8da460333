from enum import *
import enum
class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = 'b'
    CRIMSON = 1
    def hello(self): return self.name.lower()
    @property
    def up(self): return self.name + '!'
    @classmethod
    def first(cls): return cls.RED
    @staticmethod
    def st(): return 3
print(Color.RED, repr(Color.RED), Color(1), Color['BLUE'], list(Color), len(Color), Color.CRIMSON is Color.RED)
print(Color.RED.name, Color.RED.value, Color.GREEN.hello(), Color.RED.up, Color.first(), Color.st())
print(Color, repr(Color), Color.__members__, 'b' in Color, 5 in Color, Color.RED in Color)
print(isinstance(Color.RED, Color), type(Color.RED), Color.RED == Color.RED, Color.RED != Color.BLUE, hash(Color.RED) == hash('RED'))
for f in (lambda: Color(7), lambda: Color['X'], lambda: Color.X, lambda: setattr(Color, 'RED', 3), lambda: Color.RED < Color.BLUE):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class N(IntEnum):
    A = 1
    B = 2
print(N.A, repr(N.A), N.A + 1, f'{N.A}', N.A < N.B, sorted([N.B, N.A]), '%d' % N.B, N(2), str(N.B), format(N.A, '03d'))
class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(P.R, repr(P.R), P.R | P.W, repr(P.R | P.X), P.RW, ~P.R, P(0), bool(P(0)), P.R in P.RW, list(P.RW), P.R & P.W, P.R ^ P.RW, len(P.RW), list(P), repr(P(7)))
try: P(64)
except ValueError as e: print(e)
class I(IntFlag):
    A = 1
    B = 2
    C = 4
print(I.A | I.B, repr(I.A | I.B), I(9), repr(I(9)), I.A + 1, repr(~I.A), repr(I.A | 8), I.A & 1, I(0), repr(I(0)))
class S(StrEnum):
    ONE = auto()
    TWO = 'zwei'
print(S.ONE, repr(S.ONE), S.TWO + '!', S('zwei'), f'{S.ONE:>6}', S.ONE == 'one', S.ONE.upper())
class Planet(Enum):
    EARTH = (1.0, 2)
    MARS = (3.0, 4)
    def __init__(self, mass, r):
        self.mass = mass; self.r = r
    @property
    def g(self): return self.mass / self.r
print(Planet.EARTH.mass, Planet.MARS.g, Planet.EARTH.value, Planet((3.0, 4)))
class W(Enum):
    def _generate_next_value_(name, start, count, last): return name * 2
    AA = auto()
    BB = auto()
print(list(W))
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == 'a' else None
print(M('a'))
try: M('b')
except ValueError as e: print(e)
F = Enum('F', 'X Y Z'); print(list(F), F.X, F.__module__)
G = Enum('G', {'P': 3, 'Q': 4}); print(list(G))
H = IntEnum('H', ['A', 'B'], start=5); print(list(H))
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
except ValueError as e: print(e)
try:
    class D(Enum):
        A = 1
        A = 2
except TypeError as e: print(e)
try:
    class Sub(Color): pass
except TypeError as e: print(e)
class Base(Enum):
    def f(self): return self.value * 2
class Child(Base):
    A = 4
print(Child.A.f(), Color.RED.__class__, Color.RED is Color.RED.__class__.RED)
match Color.RED:
    case Color.BLUE: print('no')
    case Color.RED: print('yes')
class T(str, Enum):
    A = 'a'
print(T.A, repr(T.A), T.A == 'a', f'{T.A}', T.A.value)
class V(Enum):
    A = nonmember(3)
    B = member(4)
    def __str__(self): return 'V!'
    def __eq__(self, o): return True
    __hash__ = Enum.__hash__
print(V.A, V.B, list(V), {Color.RED: 1}[Color.RED], {V.B: 2})
class E2(Enum):
    a = 1
    b = [1, 2]
    c = None
print(E2([1, 2]), E2(None), E2.b.value, list(reversed(E2)))
print(Color.RED.__doc__, dir(N)[:1], isinstance(Color, EnumType), EnumMeta is EnumType)
import copy, json
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED, json.dumps([N.A, S.ONE]))
