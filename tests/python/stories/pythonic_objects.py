# A deck, vectors, checked fields, coroutines, generic functions, lotteries.
# "Fluent Python"-like
import collections, functools, itertools, operator, math, numbers, bisect, copy, typing, abc, contextlib, re
Card = collections.namedtuple('Card', ['rank', 'suit'])
class FrenchDeck:
    ranks = [str(n) for n in range(2, 11)] + list('JQKA')
    suits = 'spades diamonds clubs hearts'.split()
    def __init__(self): self._cards = [Card(rank, suit) for suit in self.suits for rank in self.ranks]
    def __len__(self): return len(self._cards)
    def __getitem__(self, position): return self._cards[position]
deck = FrenchDeck(); print(len(deck), deck[0], deck[-1], deck[:3], deck[12::13], Card('Q', 'hearts') in deck, Card('7', 'beasts') in deck)
suit_values = dict(spades=3, hearts=2, diamonds=1, clubs=0)
print(sorted(deck, key=lambda c: FrenchDeck.ranks.index(c.rank) * 4 + suit_values[c.suit])[-3:], next(reversed(deck)))
try: deck[0] = 1
except TypeError as e: print(e)
def set_card(d, p, c): d._cards[p] = c
FrenchDeck.__setitem__ = set_card; deck[0] = Card("X", "y"); print(deck[0])
class Vector:
    __match_args__ = 'x', 'y'
    typecode = 'd'; shortcut_names = 'xyzt'
    def __init__(self, components): self._components = list(map(float, components))
    def __iter__(self): return iter(self._components)
    def __repr__(self): return f'{type(self).__name__}({self._components})'
    def __str__(self): return str(tuple(self))
    def __eq__(self, other): return (len(self) == len(other) and all(a == b for a, b in zip(self, other))) if isinstance(other, Vector) else NotImplemented
    def __hash__(self): return functools.reduce(operator.xor, (hash(x) for x in self), 0)
    def __abs__(self): return math.hypot(*self)
    def __bool__(self): return bool(abs(self))
    def __neg__(self): return Vector(-x for x in self)
    def __len__(self): return len(self._components)
    def __getitem__(self, key):
        if isinstance(key, slice): return type(self)(self._components[key])
        return self._components[operator.index(key)]
    def __getattr__(self, name):
        try: pos = type(self).__match_args__.index(name)
        except ValueError: pos = -1
        if 0 <= pos < len(self._components): return self._components[pos]
        raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')
    def __setattr__(self, name, value):
        if len(name) == 1 and name in type(self).__match_args__: raise AttributeError(f'readonly attribute {name!r}')
        super().__setattr__(name, value)
    def angle(self, n):
        r = math.hypot(*self[n:]); a = math.atan2(r, self[n-1])
        return math.pi * 2 - a if (n == len(self) - 1) and (self[-1] < 0) else a
    def __format__(self, fmt_spec=''):
        if fmt_spec.endswith('h'): fmt_spec = fmt_spec[:-1]; coords = itertools.chain([abs(self)], (self.angle(n) for n in range(1, len(self)))); outer = '<{}>'
        else: coords = self; outer = '({})'
        return outer.format(', '.join(format(c, fmt_spec) for c in coords))
    def __add__(self, other):
        try: return Vector(a + b for a, b in itertools.zip_longest(self, other, fillvalue=0.0))
        except TypeError: return NotImplemented
    __radd__ = lambda self, o: self + o
    def __mul__(self, scalar):
        try: return Vector(n * float(scalar) for n in self)
        except (TypeError, ValueError): return NotImplemented
    __rmul__ = lambda self, s: self * s
    def __matmul__(self, o): return sum(a * b for a, b in zip(self, o)) if isinstance(o, collections.abc.Sized) and isinstance(o, collections.abc.Iterable) else NotImplemented
v = Vector([3, 4]); print(v, repr(v), v.x, v.y, abs(v), bool(Vector([0])), v == Vector([3.0, 4.0]), v == (3, 4), hash(v), v[0:1], v + [1, 2, 3], [1] + v, v * 2, 3 * v, v @ [1, 2], format(v, '.2f'), format(v, '.3eh'), -v)
for ex in ["v + 1", "v * 'x'", "v @ 3", "v.z", "v['a']", "v.x", "1 + v", "v < v", "setattr(v, 'x', 1)"]:
    try: print(ex, eval(ex))
    except Exception as e: print(ex, type(e).__name__, e)
match v:
    case Vector(x, y): print("match", x, y)
class LineItem:
    class Quantity:
        def __set_name__(self, owner, name): self.storage_name = name
        def __set__(self, instance, value):
            if value > 0: instance.__dict__[self.storage_name] = value
            else: raise ValueError(f'{self.storage_name} must be > 0')
    weight = Quantity(); price = Quantity()
    def __init__(self, description, weight, price): self.description, self.weight, self.price = description, weight, price
    def subtotal(self): return self.weight * self.price
li = LineItem("nuts", 10, 1.5); print(li.subtotal(), vars(li), sorted(LineItem.__dict__)[:3] if False else "")
try: LineItem("x", 0, 1)
except ValueError as e: print(e)
def averager():
    total = 0.0; count = 0; average = None
    while True:
        term = yield average
        if term is None: break
        total += term; count += 1; average = total / count
    return (count, average)
def grouper(results, key):
    while True: results[key] = yield from averager()
res = {}
for k, vals in {"a": [1, 2], "b": [3]}.items():
    g = grouper(res, k); next(g)
    for x in vals: g.send(x)
    g.send(None)
print(res)
@functools.singledispatch
def htmlize(obj): return f'<pre>{obj!r}</pre>'
@htmlize.register
def _(text: str): return f'<p>{text}</p>'
@htmlize.register
def _(seq: collections.abc.Sequence): return '<ul>' + ''.join(f'<li>{htmlize(i)}</li>' for i in seq) + '</ul>'
@htmlize.register
def _(n: numbers.Integral): return f'<i>{n}</i>'
@htmlize.register(float)
def _(x): return f'<b>{x}</b>'
print(htmlize({1}), htmlize("a"), htmlize([1, "b", [2.5, None]]), htmlize(True), htmlize((3,)))
class Tombola(abc.ABC):
    @abc.abstractmethod
    def load(self, iterable): "Add items"
    @abc.abstractmethod
    def pick(self): "Remove"
    def loaded(self): return bool(self.inspect())
    def inspect(self):
        items = []
        while True:
            try: items.append(self.pick())
            except LookupError: break
        self.load(items); return tuple(items)
class Lotto(Tombola):
    def __init__(self, it): self._b = list(it)
    def load(self, it): self._b.extend(it)
    def pick(self):
        try: return self._b.pop(0)
        except IndexError: raise LookupError('pick from empty')
print(Lotto("abc").inspect(), Lotto("").loaded(), Tombola.__abstractmethods__ == {"load", "pick"}, isinstance(Lotto(""), Tombola))
class UpperCaseMixin:
    def __setitem__(self, key, item): super().__setitem__(key.upper() if isinstance(key, str) else key, item)
    def __getitem__(self, key): return super().__getitem__(key.upper() if isinstance(key, str) else key)
    def get(self, key, default=None): return super().get(key.upper() if isinstance(key, str) else key, default)
    def __contains__(self, key): return super().__contains__(key.upper() if isinstance(key, str) else key)
class UpperDict(UpperCaseMixin, collections.UserDict): pass
class UpperCounter(UpperCaseMixin, collections.Counter): "Counter upper"
d = UpperDict([('a', 'letter A'), (2, 'digit two')]); d['b'] = 'letter B'; print('b' in d, d['a'], d.get('B'), list(d), d); c = UpperCounter('BaNanA'); print(c.most_common(), c)
class CheckedMeta(type):
    def __new__(m, name, bases, ns, **k):
        if '__slots__' not in ns:
            slots = []
            for n, t in ns.get('__annotations__', {}).items():
                if n in ns: raise TypeError(f"default for {n}")
                slots.append('_' + n); ns[n] = property(lambda s, n=n: getattr(s, '_' + n))
            ns['__slots__'] = slots
        return super().__new__(m, name, bases, ns)
class Checked(metaclass=CheckedMeta):
    __slots__ = ()
    def __init__(self, **kw):
        for k, v in kw.items(): setattr(self, '_' + k, type(self).__annotations__[k](v))
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in type(self).__annotations__)})"
class Movie(Checked): title: str; year: int; box: float
m = Movie(title='T', year='1972', box='137'); print(m, m.year, Movie.__slots__)
try: m.zzz = 1
except AttributeError as e: print(e)
try: Movie(year='x')
except ValueError as e: print(e)
@contextlib.contextmanager
def looking_glass():
    import sys; original = sys.stdout.write; msg = ''
    def rev(text): return original(text[::-1])
    sys.stdout.write = rev
    try: yield 'JABBER'
    except ZeroDivisionError: msg = 'no div by zero'
    finally:
        sys.stdout.write = original
        if msg: print(msg)
with looking_glass() as what: print('Alice', what); 1/0
print(what)
def tag(name, /, *content, class_=None, **attrs):
    if class_ is not None: attrs['class'] = class_
    a = ''.join(f' {k}="{v}"' for k, v in sorted(attrs.items()))
    return '\n'.join(f'<{name}{a}>{c}</{name}>' for c in content) if content else f'<{name}{a} />'
print(tag('br'), tag('p', 'hello', 'world', id=33), tag('p', 'h', class_='side'), tag(**{'name': 'img'}) if False else tag('img', name='x', **{'src': 's.jpg', 'class': 'f'}))
picture = functools.partial(tag, 'img', class_='pic-frame'); print(picture(src='w.jpg'), picture.func.__name__, picture.args, picture.keywords)
registry = set()
def register(active=True):
    def decorate(func): (registry.add if active else registry.discard)(func.__name__); return func
    return decorate
@register(active=False)
def f1(): pass
@register()
def f2(): pass
print(registry); t = (1, 2, [30, 40])
try: t[2] += [50, 60]
except TypeError as e: print(e, t)
class HauntedBus:
    def __init__(self, passengers=[]): self.passengers = passengers
b1, b2 = HauntedBus(), HauntedBus(); b1.passengers.append('C'); print(b2.passengers, b1.passengers is b2.passengers, HauntedBus.__init__.__defaults__)
print([ord(x) for x in 'ABC'], {c: ord(c) for c in 'ab'}, dict(zip('ab', range(2))), *map(str.upper, 'ab'), (lambda x, y=2: x + y)(1), all([]), any([]), sorted('banana', key=str.lower, reverse=True), a := 5, [*'ab', *range(2)], bisect.bisect([60, 70, 80, 90], 85), "FDCBA"[bisect.bisect([60, 70, 80, 90], 85)])
