# Classes that bend the rules: metaclasses, subclasses of builtins, bad special methods.
class Meta(type):
    def __repr__(cls): return f'<Meta {cls.__name__}>'
    def __contains__(cls, x): return x == 1
class A(metaclass=Meta):
    def __init_subclass__(cls, **kw): print('sub', cls, kw)
    x: int = 5
    def __class_getitem__(cls, k): return f'{cls.__name__}[{k}]'
class B(A, flag=True): pass
print(A, [A, B], 1 in A, A[int], B.x, type(A), f'{A}', str(B))
class P:
    def __getattribute__(self, n):
        if n == 'secret': raise AttributeError('nope')
        return super().__getattribute__(n)
    def __getattr__(self, n): return f'fallback {n}'
p = P(); print(p.secret, p.other)
class N:
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
print(N() == N(), N() != 1)
try: N() < N()
except TypeError as e: print(e)
class Bad:
    def __str__(self): return 5
    def __repr__(self): raise ValueError('repr broke')
    def __bool__(self): return 'x'
    def __len__(self): return -1
    def __hash__(self): return 'h'
    def __iter__(self): return 5
    def __index__(self): return 'i'
    def __int__(self): return 2.5
    def __enter__(self): pass
for s in ["str(Bad())", "repr(Bad())", "bool(Bad())", "len(Bad())", "hash(Bad())", "iter(Bad())", "[1][Bad()]", "int(Bad())", "for_(Bad())", "list(Bad())", "format(Bad(), 'x')", "print(Bad())", "f'{Bad()!r}'", "Bad()()", "Bad()[0]", "Bad() + 1", "-Bad()", "Bad().x", "range(Bad())"]:
    try: print(s, eval(s))
    except Exception as e: print(s, type(e).__name__, e)
try:
    with Bad() as b: pass
except TypeError as e: print(e)
class Chain:
    def __init__(self): self.ops = []
    def __getattr__(self, n): return lambda *a: (self.ops.append((n, a)), self)[1]
    def __repr__(self): return ' -> '.join(f'{n}{a}' for n, a in self.ops)
print(Chain().where(1).limit(2, 3))
class Singleton:
    _i = None
    def __new__(cls, *a, **k):
        if cls._i is None: cls._i = super().__new__(cls); print('new', a, k)
        return cls._i
    def __init__(self, *a, **k): self.a = a
print(Singleton(1) is Singleton(2, z=3), Singleton._i.a)
class Imm(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    a = property(lambda s: s[0]); b = property(lambda s: s[1])
i = Imm(1, 2); print(i, i.a, i == (1, 2), hash(i) == hash((1, 2)), type(i + (3,)))
class Num(int):
    def __add__(self, o): return Num(int(self) + o + 100)
    def __repr__(self): return f'Num({int(self)})'
print(Num(5) + 1, 1 + Num(5), Num(5) * 2, sum([Num(1), Num(2)]), Num(3) > 2, f'{Num(7):03d}')
class F(float): pass
print(F(1.5) + 1, repr(F(2)), type(F(1) * 2), F('3'), isinstance(F(1), float))
class DD(dict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
    def __getattr__(self, k):
        try: return self[k.upper()]
        except KeyError: raise AttributeError(k) from None
d = DD(); d['a'] = 1; d.update(b=2); print(d, d.a, len(d), d | {'c': 3}, type(d | {}), d.copy())
try: d.zzz
except AttributeError as e: print(repr(e))
class Ev:
    def __init__(self): self._h = {}
    def on(self, n):
        def deco(f): self._h.setdefault(n, []).append(f); return f
        return deco
    def emit(self, n, *a): return [h(*a) for h in self._h.get(n, ())]
ev = Ev()
@ev.on('x')
@ev.on('y')
def handler(*a): return len(a)
print(ev.emit('x', 1, 2), ev.emit('y'), ev.emit('z'))
class Plugin:
    registry = []
    def __init_subclass__(cls): cls.registry.append(cls.__name__)
class P1(Plugin): pass
class P2(P1): pass
print(Plugin.registry)
import abc
class Base(abc.ABC):
    @classmethod
    @abc.abstractmethod
    def make(cls): ...
    @staticmethod
    @abc.abstractmethod
    def st(): ...
print(Base.__abstractmethods__ == {'make', 'st'}, abc.ABC, Base.__mro__)
@abc.ABC.register
class Virt: pass
print(issubclass(Virt, abc.ABC))
from collections.abc import Sequence, Mapping, Iterable, Callable, MutableMapping
class Sq(Sequence):
    def __init__(s, *a): s.a = a
    def __getitem__(s, i): return s.a[i]
    def __len__(s): return len(s.a)
q = Sq(1, 2, 3); print(list(reversed(q)), q.index(2), q.count(3), 2 in q, isinstance(q, Iterable), isinstance([], Sequence), isinstance({}, Mapping), isinstance(len, Callable), isinstance('a', Sequence))
class MM(MutableMapping):
    def __init__(s): s.d = {}
    def __getitem__(s, k): return s.d[k]
    def __setitem__(s, k, v): s.d[k] = v
    def __delitem__(s, k): del s.d[k]
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
m = MM(); m['a'] = 1; m.update(b=2); print(dict(m), m.pop('a'), m.get('q', 0), list(m.items()), m == {'b': 2}, m.setdefault('z', 5))
try: Sequence()
except TypeError as e: print(e)
try: Sq()[0]
except IndexError as e: print(e)
def gen():
    try:
        x = yield 1
        print('got', x)
    except ValueError as e:
        print('in gen', e); yield 'recovered'
    finally: print('gen end')
g = gen(); print(next(g), g.throw(ValueError('inj')), next(g, 'default'))
def sub():
    r = yield from [1, 2]; print('r', r); return 'ret'
def main():
    v = yield from sub(); print('v', v)
print(list(main()))
class Tree:
    def __init__(s, v, *k): s.v, s.k = v, k
    def __iter__(s):
        yield s.v
        for c in s.k: yield from c
print(list(Tree(1, Tree(2, Tree(3)), Tree(4))))
from types import SimpleNamespace as NS, MethodType, FunctionType, ModuleType
n = NS(a=1, b=[2]); n.c = 3; print(n, n == NS(a=1, b=[2], c=3)); n.hello = MethodType(lambda self: self.a, n); print(n.hello())
import operator as op
print(sorted([NS(k=2), NS(k=1)], key=op.attrgetter('k')), list(map(op.itemgetter('a'), [{'a': 1}])))
o = object()
try: o.x = 1
except AttributeError as e: print(e)
try: (1).real = 2
except AttributeError as e: print(e)
try: len.x = 1
except AttributeError as e: print(e)
try: int.foo = 1
except TypeError as e: print(e)
try: del A.zzz
except AttributeError as e: print(e)
A().undefined_thing
