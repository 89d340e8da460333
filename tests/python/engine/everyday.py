# Everyday programs: operators, descriptors, generators, argument errors, closures, patterns, formats.
# mask: stdout
import sys, traceback
def run(src):
    try:
        exec(compile(src, "prog.py", "exec"), {"__name__": "__main__"})
    except BaseException as e:
        print(type(e).__name__, "|", e)
        for f in traceback.extract_tb(e.__traceback__)[1:]:
            print("   ", f.lineno, f.name)
progs = r'''
class A:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"A({self.x})"
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __hash__(self): return hash(self.x)
    def __add__(self, o): return A(self.x + (o.x if isinstance(o, A) else o))
    __radd__ = __add__
    def __iadd__(self, o): self.x += 100; return self
    def __getitem__(self, i): return (self.x, i)
    def __len__(self): return 3
    def __contains__(self, v): return v == 1
    def __call__(self, *a, **k): return a, k
    def __bool__(self): return False
    def __iter__(self): return iter([1,2])
    def __enter__(self): print("in"); return self
    def __exit__(self, *a): print("out", a[0]); return True
    def __getattr__(self, n): return "dyn " + n
    def __format__(self, s): return "fmt:" + s
    def __neg__(self): return "neg"
    def __matmul__(self, o): return "mm"
    def __index__(self): return 2
a = A(1)
print(a, [a], a == A(1), a < A(2), a > A(0), sorted([A(3), A(1)]), a + 5, 5 + a, sum([A(1), A(2)]))
a += 1
print(a, a[1:2], a[0, ...], len(a), 1 in a, a(1, k=2), bool(a), list(a), a.zork, f"{a:xx}", -a, a @ a, [1,2,3][a], hex(a))
with a as q: raise ValueError("v")
x, y = a
print(x, y, *a)
-----
class Base:
    count = 0
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); print("sub", cls.__name__, tag)
    def __new__(cls, *a, **k): cls.count += 1; return super().__new__(cls)
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def st(a): return a
    @property
    def p(self): return self._p
    @p.setter
    def p(self, v): self._p = v
    @p.deleter
    def p(self): del self._p
class D(Base, tag=5): pass
d = D.make(); d.p = 4; print(d.p, D.count, Base.count, D.st(3), D.__mro__, d.__dict__, vars(d))
del d.p
try: d.p
except AttributeError as e: print(e)
try: D.p.fget(1)
except AttributeError as e: print(e)
print(D.make, d.make, D.st, d.__init__, Base.__dict__['p'], type(d.p.__class__) if hasattr(d,'p') else None)
-----
class M(type):
    def __new__(m, n, b, ns, **k): print("M", n, sorted(k for k in ns if not k.startswith('__'))); return super().__new__(m, n, b, ns)
    def __call__(cls, *a): print("call", cls.__name__); return super().__call__(*a)
    def __getattr__(cls, n): return n.upper()
    def __len__(cls): return 7
    def __iter__(cls): return iter("xyz")
class C(metaclass=M):
    z = 1
    def f(self): pass
C(); print(C.hello, len(C), list(C), type(C), C)
-----
class Desc:
    def __set_name__(self, o, n): print("name", o.__name__, n); self.n = n
    def __get__(self, i, o): return (self.n, i is None)
    def __set__(self, i, v): print("set", v)
    def __delete__(self, i): print("del")
class K:
    d = Desc()
k = K(); print(k.d, K.d); k.d = 4; del k.d
class S:
    __slots__ = ('a', 'b')
s = S(); s.a = 1
try: s.c = 1
except AttributeError as e: print(e)
try: s.b
except AttributeError as e: print(e)
try: s.__dict__
except AttributeError as e: print(e)
-----
class A: 
    def f(self): print("A")
class B(A):
    def f(self): print("B"); super().f()
class C(A):
    def f(self): print("C"); super().f()
class D(B, C):
    def f(self): print("D"); super().f()
D().f(); print([c.__name__ for c in D.mro()])
class X(A, B): pass
-----
def gen():
    try:
        x = yield 1
        print("got", x)
        yield 2
    finally:
        print("fin")
g = gen(); print(next(g), g.send("s")); g.close(); 
print(list(gen()))
def d(): 
    r = yield from gen2()
    print("r", r)
def gen2(): yield 1; return 5
print(list(d()))
g = gen(); next(g)
try: g.throw(ValueError("x"))
except ValueError as e: print("thrown", e)
print(g.gi_frame, next(g, "done"))
-----
def f(a, b=2, *args, c, d=4, **kw): pass
for call in ["f()", "f(1)", "f(1, c=3, e=5)", "f(1,2,3,4)", "f(1, a=2, c=3)", "f(c=1)", "f(1, c=2, **{'c': 3})", "f(*1)", "f(**1)", "f(1, **{1: 2})"]:
    try: eval(call); print(call, "ok")
    except TypeError as e: print(call, e)
def g(a, b, c): pass
for call in ["g()", "g(1)", "g(1,2)", "g(1,2,3,4)", "g(1,2,3,d=4)", "g(a=1,b=2)", "g(1,2,3,4,5)"]:
    try: eval(call)
    except TypeError as e: print(call, e)
def h(a, b=1): pass
try: h(1,2,3)
except TypeError as e: print(e)
def pos(a, b, /, c): pass
try: pos(a=1, b=2, c=3)
except TypeError as e: print(e)
def kwo(*, a, b): pass
try: kwo()
except TypeError as e: print(e)
class Q:
    def __init__(self, a): pass
    def m(self): pass
for c in ["Q()", "Q(1,2)", "Q(1).m(1)", "Q(1).m(x=1)", "Q.m()", "object(1)", "int.foo()", "Q(1)()", "Q(1)[0]", "Q(1)+1", "len(Q(1))", "Q(1)<Q(1)", "for_ in Q(1)", "[*Q(1)]", "-Q(1)", "Q(1).x", "Q.x", "1 in Q(1)", "int(Q(1))", "'a'+Q(1)", "[1]+Q(1)", "Q(1)()", "hash(Q(1))==1", "next(Q(1))", "iter(Q(1))", "reversed(Q(1))", "abs(Q(1))", "round(Q(1))", "float(Q(1))", "Q(1)[1:2]", "sum(Q(1))"]:
    try: print(eval(c))
    except Exception as e: print(c, type(e).__name__, e)
-----
try:
    try: 1/0
    except ZeroDivisionError as e: raise ValueError("second") from e
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
    traceback_text = __import__("traceback").format_exc()
    print(traceback_text)
try: e
except NameError as n: print(n)
def f():
    try: return "try"
    finally: print("finally")
print(f())
def g():
    for i in range(3):
        try: continue
        finally: print("c", i)
    else: print("else")
    while True:
        try: break
        finally: print("b")
g()
try: raise KeyError("k")
except (TypeError, KeyError) as e: print(repr(e), str(e), e.args)
class MyE(Exception):
    def __init__(self, code): super().__init__("code", code); self.code = code
    def __str__(self): return f"<{self.code}>"
try: raise MyE(5)
except MyE as e: print(e, repr(e), e.args)
e = ValueError("a", 1); print(e, repr(e)); e.add_note("note"); print(e.__notes__)
try: raise e
except ValueError: print(__import__("traceback").format_exc())
try: raise int
except TypeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
assert True
try: assert 1 == 2, "msg"
except AssertionError as e: print(repr(e))
try: assert 0
except AssertionError as e: print(repr(e))
import sys
try: sys.exit(3)
except SystemExit as e: print(e.code, repr(e))
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* ValueError as eg: print("ve", eg.exceptions)
except* TypeError as eg: print("te", repr(eg))
def rec(n): return rec(n+1)
try: rec(0)
except RecursionError as e: print(e)
-----
x = 5
def f():
    print(x)
    x = 1
f()
-----
def outer():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
i = outer(); print(i(), i(), i.__closure__[0].cell_contents, i.__code__.co_freevars)
fs = [lambda: j for j in range(3)]; print([f() for f in fs])
fs = [lambda j=j: j for j in range(3)]; print([f() for f in fs])
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(30))
a, *b, c = range(5); print(a, b, c)
(a, b), c = (1, 2), 3
a = b = []; a.append(1); print(b)
x = [1,2,3,4,5]; x[1:3] = [9]; print(x); del x[::2]; print(x); x[:0] = [7,8]; print(x)
x[::2] = [1,2,3,4]
-----
match {"type": "point", "pos": (1, 2), "z": 3}:
    case {"type": "circle"}: print("no")
    case {"type": "point", "pos": (x, y), **rest} if x < y: print(x, y, rest)
def m(v):
    match v:
        case 0 | 1: return "small"
        case int(n) if n > 100: return f"big {n}"
        case str() as s: return "str " + s
        case [a, b]: return f"pair {a} {b}"
        case [a, *rest]: return f"list {a} {rest}"
        case {"k": v}: return f"k={v}"
        case None: return "none"
        case 1.5 | -2: return "num"
        case _: return "other"
for v in [0, 1, 101, 50, "x", [1,2], (1,2,3), [1], {"k": 5}, None, 1.5, -2, {1}, b"x"]: print(m(v))
-----
print(1, 2, sep="-", end="!\n"); print(); print(*[1,2], sep="\n"); print("a", None, True, 1.0, [1, "a"], {"k": (1,)})
w = 10; v = 3.14159; s = "hi"
print(f"{v:{w}.2f}|{s:>{w}}|{s!r:^10}|{v=}|{w = }|{s=!s}|{{}}|{1_000_000:,}|{0.5:.1%}|{255:08b}|{-5:=+6}|{'é':*<3}|{1e-7}|{12345678901234567890}")
print(f"{[i for i in range(3)]} {(lambda: 3)()} {'a' if w else 'b'} {w:>5}{w:<5}{w:^5}|")
print("%-10s|%10.3f|%s" % ("ab", 2.5, [1]), "{:>{}}".format("a", 5), "{!r}".format("q"), "{0[a]} {1.__class__}".format({"a": 1}, 2))
print(str.format("{:.{p}f}", 3.14159, p=2), format(True), format(None), "{:5}|{:<5}|{:5}".format(1, 1, "a"), "{:,.2f}".format(1234567.891), "{:010.3f}".format(-3.14159), "{:+}".format(0), "{:x}".format(-255), "{:#o}".format(8), "{:c}".format(97), "{:n}".format(5))
'''.strip('\n').split('\n-----\n')
for i, p in enumerate(progs):
    print("=====", i)
    run(p)
