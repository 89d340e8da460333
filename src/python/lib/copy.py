"""Shallow and deep copies. Left out: pickling's reducers other than `__reduce_ex__` given by a class itself."""

import types
import weakref

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    """Something cannot be copied."""


error = Error

_UNCHANGED = (type(None), int, float, bool, complex, bytes, str, type, range, slice, property, frozenset,
              type(Ellipsis), type(NotImplemented), types.FunctionType, types.BuiltinFunctionType, weakref.ref)
_STATELESS = {list, dict, set, tuple, bytearray}


def copy(x):  #: copy.py:62
    """A new object with the same parts."""
    cls = type(x)  #: copy.py:68
    if cls in _UNCHANGED or cls is tuple or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)  #: copy.py:80
    return _rebuild(x, lambda part: part, {}, None)


def deepcopy(x, memo=None, _nil=[]):  #: copy.py:119
    """A new object with new parts all the way down."""
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    cls = type(x)  #: copy.py:133
    if (cls in _UNCHANGED and cls is not frozenset) or issubclass(cls, type):
        return x
    if cls is list:
        y = memo[id(x)] = []
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = memo[id(x)] = {}
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        y = [deepcopy(item, memo) for item in x]
        if id(x) in memo:  # the tuple was reached again through one of its items
            return memo[id(x)]
        y = x if all(a is b for a, b in zip(x, y)) else tuple(y)
    elif cls in (set, frozenset):
        y = cls([deepcopy(item, memo) for item in x])
    elif cls is bytearray:
        y = x.copy()
    elif cls is types.MethodType:
        y = cls(x.__func__, deepcopy(x.__self__, memo))
    else:
        copier = getattr(cls, '__deepcopy__', None)
        if copier is not None:
            y = copier(x, memo)  #: copy.py:137
        else:
            y = _rebuild(x, lambda part: deepcopy(part, memo), memo, id(x))
    if y is not x:
        memo[id(x)] = y
        memo.setdefault(id(memo), []).append(x)  # keeps x alive: its id stays its own
    return y


def _slot_names(cls):
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ('__dict__', '__weakref__'):
                if name.startswith('__') and not name.endswith('__'):
                    name = f"_{base.__name__.lstrip('_')}{name}"
                yield name


def _rebuild(x, part, memo, key):
    """A new instance of x's class, made without `__init__`, its contents and attributes passed through `part`."""
    cls = type(x)
    reduce = getattr(cls, '__reduce__', None)
    if reduce is not None and reduce is not object.__reduce__:
        made = reduce(x)
        if isinstance(made, str):
            return x
        y = made[0](*[part(arg) for arg in made[1]])
        state, items, pairs = (*made[2:5], None, None, None)[:3]
        if state is not None:
            state = part(state)
            if hasattr(y, '__setstate__'):
                y.__setstate__(state)
            else:
                y.__dict__.update(state)
        for item in items or ():
            y.append(part(item))
        for k, v in pairs or ():
            y[part(k)] = part(v)
        return y
    if isinstance(x, (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType, types.ModuleType,
                      types.FrameType, types.TracebackType)):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    arguments = x.__getnewargs__() if hasattr(cls, '__getnewargs__') else ()
    for builtin in (str, int, float, bytes, tuple, frozenset):
        if isinstance(x, builtin) and not arguments:
            arguments = (builtin(x) if builtin not in (tuple, frozenset) else builtin(map(part, x)),)
    if isinstance(x, tuple) and hasattr(cls, '_make'):
        return cls._make([part(item) for item in x])
    y = cls.__new__(cls, *arguments)
    if key is not None:
        memo[key] = y
    if cls.__getstate__ is not object.__getstate__ or hasattr(y, '__setstate__'):
        state = part(x.__getstate__())
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
            return y
        if isinstance(state, dict):
            y.__dict__.update(state)
        return y
    if hasattr(x, '__dict__'):
        for name, value in x.__dict__.items():
            y.__dict__[name] = part(value)
    for name in _slot_names(cls):
        if hasattr(x, name):
            object.__setattr__(y, name, part(getattr(x, name)))
    if isinstance(x, list):
        y.extend([part(item) for item in x])
    elif isinstance(x, dict):
        for k, v in x.items():
            dict.__setitem__(y, part(k), part(v))
    elif isinstance(x, set):
        y.update({part(item) for item in x})
    elif isinstance(x, BaseException):
        y.args = part(x.args)
        if hasattr(x, '__notes__'):
            y.__notes__ = part(x.__notes__)
    return y


def replace(obj, /, **changes):  #: copy.py:296
    """A copy with some fields changed, of an object that says how."""
    cls = obj.__class__
    how = getattr(cls, '__replace__', None)
    if how is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")  #: copy.py:305
    return how(obj, **changes)
