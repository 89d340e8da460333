"""The inner parts of functools in Python; a native module of this name takes their place."""

from _loopglass_types import native
from types import GenericAlias, MethodType

_MISSING = object()


class partial:
    """A call with some arguments given beforehand."""

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError('the first argument must be callable')
        self = super().__new__(cls)
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __get__(self, obj, objtype=None):
        if obj is not None:
            import warnings
            warnings.warn('functools.partial will be a method descriptor in future Python versions; wrap it in '
                          'staticmethod() if you want to preserve the old behavior', FutureWarning, stacklevel=2)
        return self

    def __repr__(self):
        kind = type(self)
        parts = [repr(self.func)]
        parts += [repr(arg) for arg in self.args]
        parts += [f'{name}={value!r}' for name, value in self.keywords.items()]
        return f"{kind.__module__}.{kind.__qualname__}({', '.join(parts)})"

    __class_getitem__ = classmethod(GenericAlias)


partial.__module__ = 'functools'


@native
def reduce(function, iterable, initial=_MISSING, /):
    """Folds an iterable from the left."""
    try:
        items = iter(iterable)
    except TypeError:
        raise TypeError('reduce() arg 2 must support iteration') from None
    if initial is _MISSING:
        for value in items:
            break
        else:
            raise TypeError('reduce() of empty iterable with no initial value')
    else:
        value = initial
    for item in items:
        value = function(value, item)
    return value


@native
def cmp_to_key(mycmp):
    """A sort key out of a comparison function."""

    class K:
        __slots__ = ['obj']
        __module__ = 'functools'
        __qualname__ = 'KeyWrapper'

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


class _HashedKey(tuple):
    """A call's arguments as a dict key."""

    __slots__ = ()


def _make_key(args, kwds, typed):
    key = args
    if kwds:
        key += (_MISSING,)
        for item in kwds.items():
            key += item
    if typed:
        key += tuple(type(v) for v in args)
        if kwds:
            key += tuple(type(v) for v in kwds.values())
    elif len(key) == 1 and type(key[0]) in (int, str):
        return key[0]
    return key


class _lru_cache_wrapper:
    """A function with a memory of its results."""

    def __init__(self, user_function, maxsize, typed, cache_info_type):
        self._function = user_function
        self._maxsize = maxsize
        self._typed = typed
        self._info = cache_info_type
        self._kept = {}  # oldest use first
        self._hits = self._misses = 0

    def __call__(self, /, *args, **kwds):
        kept = self._kept
        if self._maxsize == 0:
            self._misses += 1
            return self._function(*args, **kwds)
        key = _make_key(args, kwds, self._typed)
        result = kept.get(key, _MISSING)
        if result is not _MISSING:
            self._hits += 1
            if self._maxsize is not None:
                del kept[key]
                kept[key] = result
            return result
        self._misses += 1
        result = self._function(*args, **kwds)
        if self._maxsize is not None and key not in kept and len(kept) >= self._maxsize:
            del kept[next(iter(kept))]
        kept[key] = result
        return result

    def __get__(self, instance, owner=None):
        return self if instance is None else MethodType(self, instance)

    def cache_info(self):
        """Hits, misses and sizes so far."""
        return self._info(self._hits, self._misses, self._maxsize, len(self._kept))

    def cache_clear(self):
        """Forgets everything."""
        self._kept.clear()
        self._hits = self._misses = 0

    def __repr__(self):
        return f'<functools._lru_cache_wrapper object at {id(self):#x}>'


_lru_cache_wrapper.__module__ = 'functools'
