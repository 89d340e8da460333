# Enums of every kind.
# mask: stdout
from enum import *
class Color(Enum):
    RED=1; GREEN=2; BLUE=3; CRIMSON=1
    @property
    def lower(self): return self.name.lower()
    @classmethod
    def default(cls): return cls.RED
print(list(Color), Color.CRIMSON, Color('2' and 2), Color['BLUE'], Color.RED.lower, Color.default(), repr(Color), Color.__members__)
try: Color(9)
except ValueError as e: print(e)
try: Color['X']
except KeyError as e: print(e)
try: Color.RED=2
except AttributeError as e: print(e)
try: Color.RED.value=2
except AttributeError as e: print(e)
try:
    class Ext(Color): pass
except TypeError as e: print(e)
print(Color.RED in Color, 1 in Color, 'x' in Color, len(Color), Color.RED==1, Color.RED is Color.CRIMSON, hash(Color.RED)==hash('RED'), isinstance(Color.RED,Color))
class Perm(Flag):
    R=4; W=2; X=1
    RWX=7
print(Perm.R|Perm.W, repr(Perm.R|Perm.X), Perm(0), repr(Perm(0)), Perm.RWX, list(Perm.RWX), Perm.R in Perm.RWX, ~Perm.R, Perm(5), Perm.R^Perm.RWX, bool(Perm(0)), Perm.RWX&Perm.W)
try: Perm(8)
except ValueError as e: print(e)
class I(IntEnum):
    A=auto(); B=auto(); C=10; D=auto()
print(I.A+1, I.B<I.C, list(I), f'{I.A} {I.B!r} {I.C:03d}', I.D, str(I.A), int(I.D), max(I), sorted(I,reverse=True)[0])
class S(StrEnum):
    X=auto(); YY='why'
print(S.X, S.YY.upper(), repr(S.X), f'{S.YY:>5}', S('x'), S.X=='x', '-'.join(S))
class F2(IntFlag):
    A=1; B=2
print(F2.A|F2.B, repr(F2.A|8), F2(3), F2.A|4, int(F2.A|F2.B))
@unique
class U(Enum): A=1
try:
    @unique
    class U2(Enum): A=1; B=1
except ValueError as e: print(e)
class Planet(Enum):
    EARTH=(5.97e24,6.37e6); MARS=(6.4e23,3.39e6)
    def __init__(self,mass,radius): self.mass=mass; self.radius=radius
    @property
    def g(self): return round(6.67e-11*self.mass/self.radius**2,2)
print(Planet.EARTH.g, Planet.EARTH, Planet.MARS.value)
A=Enum('A','x y z'); print(list(A), A.x.value); B=Enum('B',{'p':1,'q':2},type=int); print(list(B),B.p+1)
class W(Enum):
    def _generate_next_value_(name,start,count,last): return name.lower()*2
    A=auto(); B=auto()
print(list(W))
class M(Enum):
    A=1
    @classmethod
    def _missing_(cls,v): return cls.A if v=='a' else None
print(M('a'))
try: M('b')
except ValueError as e: print(e)
class Op(Enum):
    ADD='+'
    SUB='-'
    def __call__(self,a,b): return {'+':a+b,'-':a-b}[self.value]
    def __str__(self): return f'<{self.value}>'
print(Op.ADD(1,2), Op.SUB, f'{Op.ADD}', repr(Op.ADD))
class Inner(Enum):
    A=member(lambda:1); B=nonmember(5)
print(list(Inner),Inner.B)
print(dir(Color)[:5], Color.RED.__class__, Color.RED._value_, type(Color), Color.__doc__)
print(Color.RED.name, [c.value for c in reversed(Color)], {Color.RED:'r'})
try: Color.RED<Color.GREEN
except TypeError as e: print(e)
class Flg(Flag):
    A=auto();B=auto();C=auto()
    AB=A|B
print(Flg.AB, list(Flg), Flg.AB.value, Flg(7), repr(~Flg.AB), Flg['A'], len(Flg.AB), Flg.A.name, (Flg.A|Flg.C).name)
for m in Flg.AB: print(m)
