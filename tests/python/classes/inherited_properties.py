# Properties and super, metaclasses, slots beside a dict, conversions.
import collections, types
# property inheritance, super in various contexts, class cell
class A:
    @property
    def v(self): return "A.v"
    @v.setter
    def v(self, x): print("A.v set", x)
    def f(self): return "A.f"
    @classmethod
    def c(cls): return f"A.c {cls.__name__}"
    @staticmethod
    def s(): return "A.s"
    def __repr__(self): return f"<{type(self).__name__}>"
class B(A):
    @property
    def v(self): return "B+" + super().v
    @A.v.setter
    def v2(self, x): super(B, type(self)).v.fset(self, x)
    def f(self): return "B+" + super().f()
    @classmethod
    def c(cls): return "B+" + super().c()
    def lam(self): return (lambda: super(B, self).f())()
    def comp(self): return [super(B, self).f() for _ in range(1)]
    def gen(self): yield super().f()
    def __class_probe(self): return __class__
    probe = lambda self: self.__class_probe()
class C(B):
    v = property(lambda self: "C+" + super(C, self).v, doc="cv")
    f = types.MethodType(lambda self: "bound to class", A) if False else B.f
    def __getattribute__(self, n):
        if n.startswith("x_"): return f"got {n}"
        return object.__getattribute__(self, n)
b, c = B(), C()
print(b.v, b.f(), B.c(), b.lam(), b.comp(), list(b.gen()), b.probe(), c.v, c.f(), C.c(), c.x_y, C.v.__doc__, A.s(), c.s())
try: b.v = 1
except AttributeError as e: print(e)
b.v2 = 5
try: c.v = 1
except AttributeError as e: print(e)
try: del c.v
except AttributeError as e: print(e)
class Temp:
    def __init__(self, c=0): self._c = c
    @property
    def f(self): return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v):
        if v < -459.67: raise ValueError("too cold")
        self._c = (v - 32) * 5 / 9
    @f.deleter
    def f(self): print("deleting"); self._c = None
t = Temp(); t.f = 212; print(t._c, t.f); del t.f; print(t._c)
try: t.f = -500
except ValueError as e: print(e)
try: t.f
except TypeError as e: print(e)
# __getattr__/__getattribute__ interplay with properties raising AttributeError
class G:
    @property
    def p(self): raise AttributeError("inner problem")
    def __getattr__(self, n): return f"fallback {n}"
print(G().p, G().q)
class H:
    @property
    def p(self): return self.missing
try: H().p
except AttributeError as e: print(e)
# class namespaces
class NS:
    a = 1
    b = [a for _ in range(2)] if False else a
    def f(self): return a if False else self.a
    for i in range(3): exec(f"g{i} = i")
    del i
    if True:
        c = "cond"
    try: undefined
    except NameError as e: err = str(e)
    lambda_ = lambda self: self.c
    locals()["dyn"] = 7
print(NS.g0, NS.g2, NS.c, NS.err, NS().lambda_(), NS.dyn, hasattr(NS, "i"), hasattr(NS, "e"))
# multiple inheritance, MRO, mixins, __init_subclass__ with kwargs, __set_name__ order
class Meta(type):
    def __new__(m, n, b, d, **k): print("new", n, k); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): print("init", n, k); super().__init__(n, b, d)
    def mm(cls): return f"mm {cls.__name__}"
    def __len__(cls): return 42
    def __getattr__(cls, n): return f"meta {n}"
    def __contains__(cls, x): return x == 1
    def __add__(cls, o): return f"{cls.__name__}+{o}"
    def __iter__(cls): return iter("abc")
    def __bool__(cls): return False
    def __eq__(cls, o): return cls is o or o == "eq"
    def __hash__(cls): return 5
    def __str__(cls): return f"S({cls.__name__})"
    def __dir__(cls): return ["only"]
class D:
    def __set_name__(self, o, n): print("set_name", o.__name__, n)
class X(metaclass=Meta, opt=1):
    d = D()
    def __init_subclass__(cls, **k): print("init_sub", cls.__name__, k); super().__init_subclass__()
class Y(X, k=2): e = D()
print(Y.mm(), len(Y), Y.zork, 1 in Y, Y + 3, list(Y), bool(Y), Y == "eq", hash(Y), str(Y), dir(Y), Y.__name__, type(Y).__name__, isinstance(Y(), X), f"{Y}", {Y: 1}[Y])
try: Y().mm()
except AttributeError as e: print(e)
# __slots__ + inheritance + dict
class S1: __slots__ = ("a",)
class S2(S1): __slots__ = ("b", "__dict__")
class S3(S2): pass
s = S2(); s.a = 1; s.b = 2; s.c = 3; print(s.__dict__, s.a, hasattr(s, "zz"), S3.__slots__, S2.a)
try: S1().b = 1
except AttributeError as e: print(e)
# callable class, decorators on classes, class decorators ordering
def deco(tag):
    print("eval", tag)
    def d(c): print("apply", tag, c.__name__); c.tags = getattr(c, "tags", ()) + (tag,); return c
    return d
@deco("one")
@deco("two")
class Dec: pass
print(Dec.tags)
# __eq__ without __hash__, __hash__ = None, __ne__, reflected subclass priority
class E1:
    def __eq__(self, o): return True
class E2(E1): __hash__ = E1.__hash__
for k in (E1, E2):
    try: hash(k())
    except TypeError as e: print(e)
class P:
    def __add__(self, o): return "P.add"
    def __radd__(self, o): return "P.radd"
    def __lt__(self, o): return "P.lt"
    def __gt__(self, o): return "P.gt"
class Q(P):
    def __radd__(self, o): return "Q.radd"
    def __gt__(self, o): return "Q.gt"
print(P() + Q(), Q() + P(), P() < Q(), P() > Q(), 1 + Q(), [] + P() if hasattr(P, "__radd__") else 0)
class Conv:
    def __int__(self): return 3
    def __float__(self): return 2.5
    def __complex__(self): return 1j
    def __index__(self): return 7
    def __bool__(self): return False
    def __str__(self): return "conv"
    def __bytes__(self): return b"cb"
    def __format__(self, s): return f"fmt[{s}]"
    def __round__(self, n=None): return ("round", n)
    def __reversed__(self): return iter("rev")
    def __length_hint__(self): return 5
    def __contains__(self, x): return x == "in"
    def __fspath__(self): return "/p"
k = Conv(); print(int(k), float(k), complex(k), [0]*8 == [0]*k + [0], bool(k), str(k), bytes(k), f"{k:abc}", format(k), round(k), round(k, 2), list(reversed(k)), "in" in k, hex(k), "%d %s %f" % (k, k, k), range(10)[k], "abcdefgh"[k], chr(k) == "\x07")
