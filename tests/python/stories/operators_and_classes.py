# Operators, descriptors, metaclasses, slots.
# operators, descriptors, metaclasses, slots
class Vec:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f'Vec({self.x!r}, {self.y!r})'
    def __add__(self, o):
        if not isinstance(o, Vec): return NotImplemented
        return Vec(self.x + o.x, self.y + o.y)
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k): return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return Vec(-self.x, -self.y)
    def __abs__(self): return (self.x**2 + self.y**2) ** .5
    def __eq__(self, o): return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __bool__(self): return bool(self.x or self.y)
    def __iter__(self): yield self.x; yield self.y
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __contains__(self, v): return v in (self.x, self.y)
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __format__(self, spec): return f'<{format(self.x, spec)}|{format(self.y, spec)}>'
    def __call__(self, *a): return ('called', a)
    def __lt__(self, o): return abs(self) < abs(o)
    def __iadd__(self, o): self.x += o.x; self.y += o.y; return self
v = Vec(3, 4)
print(v + Vec(1, 1), sum([v, v]), 2 * v, v * 2, -v, abs(v), v == Vec(3, 4), v != Vec(0, 0), bool(Vec(0, 0)), list(v), v[0], v[-1], len(v), 3 in v, v @ v, f'{v:.1f}', v(1), {v: 1}, min(v, Vec(1, 1)))
x, y = v; print(x, y)
v += Vec(1, 1); print(v)
for s in ["v + 1", "1 + v", "v - v", "v.z", "v[5]", "v['a']", "v < 5", "v > 5", "v <= v", "Vec(1)", "v % 2", "v ** 2", "~v", "v.__dict__", "setattr(v,'z',1)", "v & 1", "divmod(v, 2)", "int(v)", "float(v)", "round(v)", "v()()", "del_()", "iter(v).__next__()", "hash([v])", "complex(v)", "range(v)", "[1,2][v]", "'a' * v", "'%d' % v", "v.x.y"]:
    try: print(s, '=>', eval(s))
    except Exception as e: print(s, '!!', type(e).__name__, e)
class Positive:
    def __set_name__(self, owner, name): self.name = '_' + name
    def __get__(self, obj, owner=None): return self if obj is None else getattr(obj, self.name, None)
    def __set__(self, obj, v):
        if v <= 0: raise ValueError(f'{self.name[1:]} must be positive, got {v}')
        setattr(obj, self.name, v)
    def __delete__(self, obj): print('deleting', self.name)
class Box:
    w = Positive(); h = Positive()
    def __init__(self, w, h): self.w, self.h = w, h
b = Box(1, 2); print(b.w, vars(b), type(Box.w).__name__); del b.w
try: b.h = -1
except ValueError as e: print(e)
class Temp:
    def __init__(self): self._c = 0
    @property
    def c(self): "Celsius."; return self._c
    @c.setter
    def c(self, v): self._c = v
    @c.deleter
    def c(self): print('del')
    @property
    def f(self): return self._c * 9 / 5 + 32
    @staticmethod
    def st(x): return x
    @classmethod
    def cm(cls): return cls.__name__
t = Temp(); t.c = 100; print(t.f, Temp.c.__doc__, Temp.st(1), t.cm()); del t.c
try: t.f = 1
except AttributeError as e: print(e)
try: del t.f
except AttributeError as e: print(e)
class Meta(type):
    registry = {}
    def __new__(m, name, bases, ns, **kw):
        cls = super().__new__(m, name, bases, ns); m.registry[name] = kw; return cls
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a, **k): print('creating', cls.__name__); return super().__call__(*a, **k)
    def __len__(cls): return 7
    def __iter__(cls): return iter('meta')
    def __getattr__(cls, n): return f'dyn {n}'
class M1(metaclass=Meta, opt=1):
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag
class M2(M1, tag='x'): pass
print(M1(), Meta.registry, len(M1), list(M2), M2.tag, M1.anything) if False else print(Meta.registry, len(M1), list(M2), M2.tag, M1.anything)
M1()
class A:
    def who(self): return 'A'
class B(A):
    def who(self): return 'B' + super().who()
class C(A):
    def who(self): return 'C' + super().who()
class D(B, C):
    def who(self): return 'D' + super().who()
print(D().who(), [k.__name__ for k in D.__mro__], D.__bases__, issubclass(D, A))
try:
    class E(A, D): pass
except TypeError as e: print(e)
class Dyn:
    def __getattr__(self, n):
        if n.startswith('x'): return n
        raise AttributeError(f'no {n}')
    def __setattr__(self, n, v): print('set', n, v); super().__setattr__(n, v)
    def __delattr__(self, n): print('del', n); super().__delattr__(n)
    def __dir__(self): return ['b', 'a']
d = Dyn(); d.q = 1; print(d.xyz, dir(d)); del d.q
try: d.q
except AttributeError as e: print(e)
class Ctx:
    def __enter__(self): print('enter'); return self
    def __exit__(self, t, v, tb): print('exit', t, v); return t is KeyError
with Ctx() as c1, Ctx() as c2: print('body')
with Ctx(): raise KeyError('swallowed')
try:
    with Ctx(): raise ValueError('not')
except ValueError as e: print('out', e)
try:
    with 5: pass
except TypeError as e: print(e)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1; return self.n
print(list(It(3)), 2 in It(5), sorted(It(3)), dict(zip('ab', It(2))), [*It(2)], max(It(4)))
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), list(reversed([1])), [*enumerate(Seq())])
class Str(str):
    def shout(self): return self.upper() + '!'
print(Str('a').shout(), Str('a') + 'b', type(Str('a') + 'b'), repr(Str('q')), isinstance(Str('a'), str))
class L(list):
    def __getitem__(self, i): return super().__getitem__(i) * 2
l = L([1, 2]); l += [3]; print(l[0], l, type(l), l[1:], len(l))
class Dd(dict):
    def __missing__(self, k): return f'<{k}>'
print(Dd(a=1)['b'], Dd(a=1), '%(zz)s' % Dd())
print(type('Dyn', (A,), {'z': 5, 'm': lambda self: self.z})().m(), A.__subclasses__()[:2])
class Slots:
    __slots__ = ['a']
s = Slots()
try: s.b = 1
except AttributeError as e: print(e)
try: s.a
except AttributeError as e: print(e)
class Priv:
    def __init__(self): self.__x = 1; self._y = 2
p = Priv(); print(p.__dict__)
p.__x
