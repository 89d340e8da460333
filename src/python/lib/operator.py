"""The operators as functions."""

__all__ = ['abs', 'add', 'and_', 'attrgetter', 'call', 'concat', 'contains', 'countOf', 'delitem', 'eq', 'floordiv',
           'ge', 'getitem', 'gt', 'iadd', 'iand', 'iconcat', 'ifloordiv', 'ilshift', 'imatmul', 'imod', 'imul',
           'index', 'indexOf', 'inv', 'invert', 'ior', 'ipow', 'irshift', 'is_', 'is_not', 'isub', 'itemgetter',
           'itruediv', 'ixor', 'le', 'length_hint', 'lshift', 'lt', 'matmul', 'methodcaller', 'mod', 'mul', 'ne',
           'neg', 'not_', 'or_', 'pos', 'pow', 'rshift', 'setitem', 'sub', 'truediv', 'truth', 'xor']

from _loopglass_types import native

_abs = abs


@native
def lt(a, b): return a < b
@native
def le(a, b): return a <= b
@native
def eq(a, b): return a == b
@native
def ne(a, b): return a != b
@native
def ge(a, b): return a >= b
@native
def gt(a, b): return a > b
@native
def not_(a): return not a
@native
def truth(a): return True if a else False
@native
def is_(a, b): return a is b
@native
def is_not(a, b): return a is not b
@native
def abs(a): return _abs(a)
@native
def add(a, b): return a + b
@native
def and_(a, b): return a & b
@native
def floordiv(a, b): return a // b
@native
def index(a): return range(a).stop
@native
def inv(a): return ~a
@native
def lshift(a, b): return a << b
@native
def mod(a, b): return a % b
@native
def mul(a, b): return a * b
@native
def matmul(a, b): return a @ b
@native
def neg(a): return -a
@native
def or_(a, b): return a | b
@native
def pos(a): return +a
@native
def pow(a, b): return a ** b
@native
def rshift(a, b): return a >> b
@native
def sub(a, b): return a - b
@native
def truediv(a, b): return a / b
@native
def xor(a, b): return a ^ b
@native
def contains(a, b): return b in a
@native
def getitem(a, b): return a[b]
@native
def call(obj, /, *args, **kwargs): return obj(*args, **kwargs)


invert = inv


@native
def setitem(a, b, c):
    a[b] = c


@native
def delitem(a, b):
    del a[b]


@native
def concat(a, b):
    """a + b of sequences."""
    if not hasattr(a, '__getitem__'):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    return a + b


@native
def countOf(a, b):
    """How often b occurs in a."""
    return sum(1 for x in a if x is b or x == b)


@native
def indexOf(a, b):
    """The first place of b in a."""
    for place, x in enumerate(a):
        if x is b or x == b:
            return place
    raise ValueError('sequence.index(x): x not in sequence')


@native
def length_hint(obj, default=0):
    """The length, as far as the object knows it."""
    try:
        return len(obj)
    except TypeError:
        pass
    hint = getattr(type(obj), '__length_hint__', None)
    if hint is None:
        return default
    try:
        value = hint(obj)
    except TypeError:
        return default
    return default if value is NotImplemented else value


@native
def iadd(a, b):
    a += b
    return a


@native
def iand(a, b):
    a &= b
    return a


@native
def ifloordiv(a, b):
    a //= b
    return a


@native
def ilshift(a, b):
    a <<= b
    return a


@native
def imod(a, b):
    a %= b
    return a


@native
def imul(a, b):
    a *= b
    return a


@native
def imatmul(a, b):
    a @= b
    return a


@native
def ior(a, b):
    a |= b
    return a


@native
def ipow(a, b):
    a **= b
    return a


@native
def irshift(a, b):
    a >>= b
    return a


@native
def isub(a, b):
    a -= b
    return a


@native
def itruediv(a, b):
    a /= b
    return a


@native
def ixor(a, b):
    a ^= b
    return a


iconcat = iadd


class attrgetter:
    """Gets attributes, dotted names too."""

    def __init__(self, attr, /, *attrs):
        self._attrs = (attr, *attrs)
        for name in self._attrs:
            if not isinstance(name, str):
                raise TypeError('attribute name must be a string')
        self._paths = [name.split('.') for name in self._attrs]

    def __call__(self, obj, /):
        found = []
        for path in self._paths:
            value = obj
            for name in path:
                value = getattr(value, name)
            found.append(value)
        return found[0] if len(found) == 1 else tuple(found)

    def __repr__(self):
        return f"operator.attrgetter({', '.join(map(repr, self._attrs))})"


class itemgetter:
    """Gets items."""

    def __init__(self, item, /, *items):
        self._items = (item, *items)

    def __call__(self, obj, /):
        if len(self._items) == 1:
            return obj[self._items[0]]
        return tuple([obj[item] for item in self._items])

    def __repr__(self):
        return f"operator.itemgetter({', '.join(map(repr, self._items))})"


class methodcaller:
    """Calls a method."""

    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError('method name must be a string')
        self._name = name
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name), *map(repr, self._args)]
        parts += [f'{name}={value!r}' for name, value in self._kwargs.items()]
        return f"operator.methodcaller({', '.join(parts)})"


__lt__ = lt
__add__ = add

for _name in ('lt le eq ne gt ge abs add concat contains delitem floordiv getitem index inv invert lshift mod mul matmul '
              'neg pos pow rshift setitem sub truediv xor iadd iconcat ifloordiv ilshift imod imul imatmul ipow irshift '
              'isub itruediv ixor iand ior and_ or_ not_ call').split():
    globals()[f"__{_name.rstrip('_')}__"] = globals()[_name]
