"""Weak references and the containers on them.

`ref` is native (`_weakref`). Left out: hashing details of dead keys.
"""

import builtins
from collections.abc import MutableMapping, MutableSet

from _weakref import getweakrefcount, ref

__all__ = ['CallableProxyType', 'ProxyType', 'ProxyTypes', 'ReferenceType', 'WeakKeyDictionary', 'WeakMethod', 'WeakSet',
           'WeakValueDictionary', 'finalize', 'getweakrefcount', 'proxy', 'ref']

ReferenceType = ref


class WeakSet(MutableSet):
    """A set that does not keep its members alive."""

    def __init__(self, data=None):
        self.data = {}
        if data is not None:
            for item in data:
                self.add(item)

    def _forget(self, dead):
        self.data.pop(dead, None)

    def add(self, item):
        # A reference hashes and compares as the object it names.
        self.data[ref(item, self._forget)] = None

    def discard(self, item):
        self.data.pop(ref(item), None)

    def remove(self, item):
        del self.data[ref(item)]

    def clear(self):
        self.data.clear()

    def pop(self):
        while self.data:
            item = self.data.popitem()[0]()
            if item is not None:
                return item
        raise KeyError('pop from empty WeakSet')

    def __eq__(self, other):
        return self.data.keys() == other.data.keys() if isinstance(other, WeakSet) else NotImplemented

    __hash__ = None

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return type(self)(self)

    def union(self, other):
        return type(self)([*self, *other])

    def intersection(self, other):
        return type(self)([item for item in other if item in self])

    def difference(self, other):
        return self - set(other)

    def symmetric_difference(self, other):
        return self ^ set(other)

    def difference_update(self, other):
        self -= set(other)

    def intersection_update(self, other):
        self &= set(other)

    def symmetric_difference_update(self, other):
        self ^= set(other)

    def issubset(self, other):
        return self <= set(other)

    def issuperset(self, other):
        return self >= set(other)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return repr(set(self.data))


class WeakValueDictionary(MutableMapping):
    """A dict that does not keep its values alive."""

    def __init__(self, other=(), /, **kwargs):
        self.data = {}
        self.update(other, **kwargs)

    def __setitem__(self, key, value):
        self.data[key] = ref(value, lambda dead, key=key, data=self.data: data.pop(key, None))

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter([key for key, value in self.items()])

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def valuerefs(self):
        return list(self.data.values())

    def keys(self):
        return iter(self)

    def values(self):
        return iter([value for key, value in self.items()])

    def items(self):
        pairs = [(key, reference()) for key, reference in list(self.data.items())]
        return iter([(key, value) for key, value in pairs if value is not None])

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x}>'


class WeakKeyDictionary(MutableMapping):
    """A dict that does not keep its keys alive."""

    def __init__(self, dict=None):
        self.data = {}
        if dict is not None:
            self.update(dict)

    def _forget(self, dead):
        self.data.pop(dead, None)

    def __setitem__(self, key, value):
        self.data[ref(key, self._forget)] = value

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter([key for key, value in self.items()])

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def keyrefs(self):
        return list(self.data)

    def keys(self):
        return iter(self)

    def values(self):
        return iter([value for key, value in self.items()])

    def items(self):
        pairs = [(reference(), value) for reference, value in list(self.data.items())]
        return iter([(key, value) for key, value in pairs if key is not None])

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x}>'


class WeakMethod:
    """A weak reference to a bound method."""

    def __init__(self, method, callback=None):
        if not hasattr(method, '__func__'):
            raise TypeError(f'argument should be a bound method, not {type(method)}')
        self._function = method.__func__
        self._owner = ref(method.__self__, None if callback is None else lambda _: callback(self))
        self._kind = type(method)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return self is other or self() is not None and self() == other()

    def __hash__(self):
        return hash((self._owner, self._function))

    def __call__(self):
        owner = self._owner()
        return None if owner is None else self._kind(self._function, owner)


class finalize:
    """Calls `func` when the object goes, or when called, whichever is first."""

    _live = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = (func, args, kwargs)
        self._ref = ref(obj, self)
        self.atexit = True
        finalize._live[id(self)] = self

    def __call__(self, _=None):
        if finalize._live.pop(id(self), None) is not None:
            func, args, kwargs = self._call
            return func(*args, **kwargs)

    def detach(self):
        obj = self._ref()
        if obj is not None and finalize._live.pop(id(self), None) is not None:
            return (obj, *self._call)

    def peek(self):
        obj = self._ref()
        if obj is not None and self.alive:
            return (obj, *self._call)

    @property
    def alive(self):
        return id(self) in finalize._live


def _reached(name):
    def method(self, *args):
        return getattr(_target(self), name)(*args)
    return method


def _operation(function):
    def method(self, *others):
        return function(*[_target(value) if isinstance(value, ProxyType) else value for value in (self, *others)])
    return method


def _target(proxy):
    target = object.__getattribute__(proxy, '_ref')()
    if target is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return target


class ProxyType:
    """Stands for an object that it does not keep alive."""

    __slots__ = ('_ref',)
    __hash__ = None

    def __new__(cls, target, callback=None):
        raise TypeError(f"cannot create 'weakref.{cls.__name__}' instances")

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        target = object.__getattribute__(self, '_ref')()
        kind = type(target).__name__
        return f'<weakproxy at {id(self):#x} to {kind} at {id(target):#x}>'

    def __iter__(self):
        return iter(_target(self))

    def __reversed__(self):
        return reversed(_target(self))


def _fill():
    import operator
    for name in ('len', 'str', 'bytes', 'bool', 'int', 'float', 'abs', 'divmod', 'round'):
        setattr(ProxyType, f'__{name}__', _operation(getattr(builtins, name)))
    for name in ('lt', 'le', 'eq', 'ne', 'gt', 'ge', 'neg', 'pos', 'invert', 'index', 'contains', 'getitem', 'setitem',
                 'delitem', 'add', 'sub', 'mul', 'matmul', 'truediv', 'floordiv', 'mod', 'pow', 'lshift', 'rshift',
                 'and', 'or', 'xor'):
        function = getattr(operator, f'__{name}__')
        setattr(ProxyType, f'__{name}__', _operation(function))
        if name not in ('lt', 'le', 'eq', 'ne', 'gt', 'ge', 'index', 'contains', 'getitem', 'setitem', 'delitem',
                        'neg', 'pos', 'invert'):
            setattr(ProxyType, f'__r{name}__', _operation(lambda own, other, do=function: do(other, own)))
            inplace = getattr(operator, f'__i{name}__')
            setattr(ProxyType, f'__i{name}__', _operation(inplace))
    setattr(ProxyType, '__next__', _operation(next))


class CallableProxyType(ProxyType):
    """A proxy of something that can be called."""

    __slots__ = ()

    def __call__(self, /, *args, **keywords):
        return _target(self)(*args, **keywords)


def proxy(object, callback=None, /):
    """A proxy of an object, which raises ReferenceError once the object is gone."""
    if not hasattr(ProxyType, '__add__'):
        _fill()
    kind = CallableProxyType if callable(object) else ProxyType
    made = builtins.object.__new__(kind)
    builtins.object.__setattr__(made, '_ref', ref(object) if callback is None else ref(object, lambda _: callback(made)))
    return made


ProxyTypes = (ProxyType, CallableProxyType)
