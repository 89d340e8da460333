# Stretches of lists and bytes given the wrong thing.
x = [1,2,3,4]
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def a(): x[1:2] = 5
def b(): x[::2] = 5
def c(): x[1:2:1] = None
def d(): x[:] = 5
def e(): x[-1:0:-1] = 7
def f(): list.__setitem__(x, slice(1,2), 5)
def g(): bytearray(b"ab")[0:1] = 5
def h(): bytearray(b"ab")[0:1] = "a"
def i(): x[0:1] = (y for y in "ab"); return x
def j(): bytearray(b"abc")[::2] = b"a"
def k(): bytearray(b"abc")[0] = 256
def l(): bytearray(b"abc")[0] = "a"
def m(): x.extend(None)
def n(): x[5] = 1
def o(): del x[5]
def p(): x["a"] = 1
def q(): del x["a"]
def r(): x[1.5:2]
def s(): (1,)[0] = 2
def u(): del (1,)[0]
def v(): "abc"[0] = "x"
def w(): del "abc"[0]
def y(): x.insert("a", 1)
def z(): x += 5
for fn in (a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,u,v,w,y,z): t(fn)
import copy, dataclasses
class Base:
    __slots__ = ("a", "b")
class Child(Base):
    pass
c = Child(); c.a = 1; c.x = [2]; 
d = copy.copy(c); e = copy.deepcopy(c)
print(vars(c), d.a, d.x, e.a, e.x, e.x is c.x, d.x is c.x, hasattr(d, "b"), vars(e))
s = Base(); s.a = 3; t = copy.copy(s); print(t.a, copy.deepcopy(s).a)
@dataclasses.dataclass(slots=True)
class D: a: int; b: list = dataclasses.field(default_factory=list)
x = D(1, [2]); y = copy.deepcopy(x); print(y, y.b is x.b, dataclasses.asdict(x), dataclasses.replace(x, a=5))
class E(D): pass
z = E(1); z.q = 2; print(vars(z), copy.copy(z), copy.copy(z).q, z == E(1))
class M(type):
    def __hash__(cls): return 7
    def __eq__(cls, o): return True
class K(metaclass=M): pass
class L(metaclass=M): pass
print({K: 1}[L], {K, L} and len({K, L}), hash(K))
