# A metaclass's registry: type() of bases with one, slots that conflict, descriptors, operators.
# mask: stdout
# Plugin system with metaclass registry, descriptors, validation
from __future__ import annotations
import inspect, functools, re, typing, weakref, operator
from typing import Any, Callable, ClassVar, Generic, TypeVar, overload

class Registry(type):
    plugins: dict[str, type] = {}
    def __new__(mcls, name, bases, ns, *, abstract=False, **kw):
        cls = super().__new__(mcls, name, bases, ns, **kw)
        if not abstract:
            mcls.plugins[name.lower()] = cls
        cls._abstract = abstract
        return cls
    def __init__(cls, name, bases, ns, **kw):
        kw.pop('abstract', None)
        super().__init__(name, bases, ns)
        print(f"init {cls!r} {sorted(k for k in ns if not k.startswith('__'))} {kw}")
    def __call__(cls, *a, **k):
        if cls._abstract:
            raise TypeError(f"Can't make {cls.__name__}")
        inst = super().__call__(*a, **k)
        inst.post()
        return inst
    def __getitem__(cls, key): return cls.plugins[key]
    def __iter__(cls): return iter(sorted(cls.plugins))
    def __len__(cls): return len(cls.plugins)
    def __contains__(cls, x): return x in cls.plugins
    @property
    def count(cls): return len(cls.plugins)
    def __repr__(cls): return f"<plugin {cls.__qualname__}>"
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {}

class Typed:
    def __init__(self, kind, default=None): self.kind, self.default = kind, default
    def __set_name__(self, owner, name):
        self.name = name; self.slot = "_" + name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return getattr(obj, self.slot, self.default)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name!r} must be {self.kind.__name__}, got {type(value).__name__}")
        setattr(obj, self.slot, value)
    def __delete__(self, obj):
        try: delattr(obj, self.slot)
        except AttributeError: raise AttributeError(self.name) from None

class Base(metaclass=Registry, abstract=True):
    name = Typed(str, "anon")
    size = Typed((int), 3)
    def post(self): print("post", type(self).__name__)
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag or cls.__name__

class A(Base, tag="aaa"): pass
class B(A): 
    def post(self): super().post(); print("B.post")

print(list(Base), len(Base), "a" in Base, Base["a"], Base.count, A.tag, B.tag)
try: Base()
except TypeError as e: print(e)
a = A(); b = B()
a.name = "x"; print(a.name, b.name, a.__dict__)
try: a.size = "q"
except TypeError as e: print(e)
del a.name
print(a.name)
try: del a.name
except AttributeError as e: print("AE", e)
print(Base.__dict__['name'] is Base.name, type(Base.name))
try: A.count = 5
except AttributeError as e: print(e)
try: A(1)
except TypeError as e: print(e)
try: class_ = type("X", (A, Base), {})
except TypeError as e: print(e)
try: type("X", (Base, A), {})
except TypeError as e: print(e)
try:
    class M2(type): pass
    class Z(A, metaclass=M2): pass
except TypeError as e: print(e)
print(type(A), type(Registry), Registry.__mro__, A.__mro__, isinstance(A, Registry))
print(inspect.getmro(B), B.__base__, B.__bases__, A.__subclasses__())
class S:
    __slots__ = ('x', 'y', '__weakref__')
    def __init__(self): self.x = 1
s = S()
try: s.z = 1
except AttributeError as e: print(e)
try: s.y
except AttributeError as e: print(e)
try: print(s.__dict__)
except AttributeError as e: print(e)
print(S.x, weakref.ref(s)() is s, S.__slots__)
class S2(S): pass
S2().q = 4
try:
    class S3:
        __slots__ = ('a',)
        a = 1
except ValueError as e: print(e)
try:
    class S4(int):
        __slots__ = ('a',)
except TypeError as e: print(e)
try:
    class S5(S, type("K", (), {"__slots__": ("k",)})): pass
except TypeError as e: print(e)
class P:
    @property
    def v(self):
        "doc of v"
        return 1
    @v.setter
    def v(self, x): print("set", x)
    @functools.cached_property
    def c(self): print("compute"); return 9
    @staticmethod
    def st(x): return x
    @classmethod
    def cm(cls, x): return cls, x
p = P()
print(P.v.__doc__, P.v.fget, P.v.fdel); p.v = 3
try: del p.v
except AttributeError as e: print(e)
print(p.c, p.c, p.__dict__, P.st(3), P.cm(4), p.cm(5))
print(P.__dict__['st'], P.__dict__['cm'].__func__, P.cm)
class Ops:
    def __init__(s, v): s.v = v
    def __getattr__(s, n):
        if n.startswith("dyn_"): return lambda *a: (n, a)
        raise AttributeError(f"no {n}")
    def __setattr__(s, n, v): object.__setattr__(s, n, v); 
    def __eq__(s, o): return isinstance(o, Ops) and s.v == o.v
    def __lt__(s, o): return s.v < o.v if isinstance(o, Ops) else NotImplemented
    def __rsub__(s, o): return ("rsub", o)
    def __iadd__(s, o): s.v += o; return s
    def __matmul__(s, o): return ("mm", o)
    def __rmatmul__(s, o): return ("rmm", o)
    def __neg__(s): return Ops(-s.v)
    def __index__(s): return s.v
    def __call__(s, *a, **k): return a, k
    def __class_getitem__(cls, k): return f"{cls.__name__}[{k}]"
    def __format__(s, spec): return f"<{s.v}:{spec}>"
o = Ops(3)
print(o.dyn_x(1), 5 - o, o @ 1, 1 @ o, [1,2,3,4][o], "abcdef"[:o], o(1, a=2), Ops[int], f"{o:>5}", hex(o), o == Ops(3), o != Ops(4), o < Ops(9))
o += 4
print(o.v, (-o).v)
try: hash(o)
except TypeError as e: print(e)
try: o < 3
except TypeError as e: print(e)
try: o - 3
except TypeError as e: print(e)
try: o.zzz
except AttributeError as e: print(e)
