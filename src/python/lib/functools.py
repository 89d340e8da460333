"""functools: wraps, caches, partial, reduce, total_ordering, singledispatch.

`partial`, `reduce`, `cmp_to_key` and `lru_cache` come from `_functools`: a native module may stand in for ours.
"""

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from types import GenericAlias

__all__ = ['WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'cache', 'cached_property', 'cmp_to_key', 'lru_cache',
           'partial', 'partialmethod', 'reduce', 'singledispatch', 'singledispatchmethod', 'total_ordering',
           'update_wrapper', 'wraps']

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):  #: functools.py:36
    """Makes a wrapper look like what it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):  #: functools.py:66
    """update_wrapper as a decorator."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def lru_cache(maxsize=128, typed=False):  #: functools.py:499
    """Remembers results; the least recently used go first."""
    if isinstance(maxsize, int):  #: functools.py:525
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):  #: functools.py:529
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


class _CacheInfo(tuple):
    """What cache_info() gives."""

    __slots__ = ()

    def __new__(cls, hits, misses, maxsize, currsize):
        return super().__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return 'CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)' % tuple(self)


_CacheInfo.__name__ = _CacheInfo.__qualname__ = 'CacheInfo'


def cache(user_function, /):  #: functools.py:672
    """Remembers every result."""
    return lru_cache(maxsize=None)(user_function)  #: functools.py:674


class cached_property:
    """A property computed once and then kept in the instance's dict."""

    def __init__(self, func):  #: functools.py:1006
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):  #: functools.py:1012
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(  #: functools.py:1016
                'Cannot assign the same cached_property to two different names '
                f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):  #: functools.py:1021
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            kept = instance.__dict__
        except AttributeError:
            raise TypeError(  #: functools.py:1025
                f"No '__dict__' attribute on {type(instance).__name__!r} "  #: functools.py:1031
                f'instance to cache {self.attrname!r} property.') from None
        if self.attrname not in kept:
            kept[self.attrname] = self.func(instance)
        return kept[self.attrname]

    __class_getitem__ = classmethod(GenericAlias)


class partialmethod:
    """partial for a method in a class body."""

    def __init__(self, func, /, *args, **keywords):  #: functools.py:366
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):  #: functools.py:402
        bound = self.func.__get__(obj, cls) if hasattr(self.func, '__get__') else self.func
        return partial(bound, *self.args, **self.keywords)


def _derived(name, base, combine):
    """One comparison out of another: `combine(result of base, equal)`."""

    def compare(self, other):
        first = getattr(type(self), base)(self, other)
        if first is NotImplemented:
            return first
        return combine(first, self, other)

    compare.__name__ = name
    compare.__qualname__ = name
    return compare


_FROM = {
    '__lt__': [('__gt__', lambda lt, a, b: not lt and a != b), ('__le__', lambda lt, a, b: lt or a == b),
               ('__ge__', lambda lt, a, b: not lt)],
    '__le__': [('__ge__', lambda le, a, b: not le or a == b), ('__lt__', lambda le, a, b: le and a != b),
               ('__gt__', lambda le, a, b: not le)],
    '__gt__': [('__lt__', lambda gt, a, b: not gt and a != b), ('__ge__', lambda gt, a, b: gt or a == b),
               ('__le__', lambda gt, a, b: not gt)],
    '__ge__': [('__le__', lambda ge, a, b: not ge or a == b), ('__gt__', lambda ge, a, b: ge and a != b),
               ('__lt__', lambda ge, a, b: not ge)],
}


def total_ordering(cls):  #: functools.py:189
    """Fills in the orderings that a class lacks."""
    given = {name for name in _FROM if getattr(cls, name, None) is not getattr(object, name, None)}
    if not given:
        raise ValueError('must define at least one ordering operation: < > <= >=')  #: functools.py:194
    root = max(given)  # __lt__ before __le__ before __gt__ before __ge__
    for name, combine in _FROM[root]:
        if name not in given:
            setattr(cls, name, _derived(name, root, combine))
    return cls


def _dispatch(cls, registry):
    """The implementation of the nearest class in the method resolution order, abstract bases last."""
    for base in cls.__mro__:
        if base in registry and base is not object:
            return registry[base]
    fitting = [kind for kind in registry if kind is not object and issubclass(cls, kind)]
    best = None
    for kind in fitting:
        if best is None or issubclass(kind, best):
            best = kind
    return registry[object if best is None else best]


def singledispatch(func):  #: functools.py:821
    """Chooses an implementation by the first argument's type."""
    import types

    registry = {}
    known = {}
    name = getattr(func, '__name__', 'singledispatch function')

    def dispatch(cls):  #: functools.py:839
        if cls not in known:
            known[cls] = _dispatch(cls, registry)
        return known[cls]

    def register(cls, func=None):  #: functools.py:873
        kinds = cls.__args__ if isinstance(cls, types.UnionType) else (cls,)
        if all(isinstance(kind, type) for kind in kinds):
            if func is None:
                return lambda f: register(cls, f)  #: functools.py:882
        else:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            annotations = getattr(cls, '__annotations__', {})
            if not annotations:
                raise TypeError(  #: functools.py:885
                    f'Invalid first argument to `register()`: {cls!r}. '
                    f'Use either `@register(some_class)` or plain `@register` '
                    f'on an annotated function.')
            func = cls
            named = next(iter(annotations.values()))
            if isinstance(named, str):
                named = eval(named, func.__globals__)
            kinds = named.__args__ if isinstance(named, types.UnionType) else (named,)
        for kind in kinds:
            registry[kind] = func
        known.clear()
        return func

    def wrapper(*args, **kw):  #: functools.py:925
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)  #: functools.py:929

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = types.MappingProxyType(registry)  #: functools.py:935
    wrapper._clear_cache = known.clear
    update_wrapper(wrapper, func)  #: functools.py:937
    return wrapper


class singledispatchmethod:
    """singledispatch for methods."""

    def __init__(self, func):  #: functools.py:949
        self.dispatcher = singledispatch(func)  #: functools.py:953
        self.func = func

    def register(self, cls, method=None):  #: functools.py:959
        return self.dispatcher.register(cls, func=method)  #: functools.py:964

    def __get__(self, obj, cls=None):  #: functools.py:966
        def method(*args, **kwargs):
            if not args:
                raise TypeError(f'{self.func.__name__} requires at least 1 positional argument')
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        method.register = self.register
        update_wrapper(method, self.func)
        return method
