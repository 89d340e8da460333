"""Names of the built-in types, and small helpers for making classes.

Native part (`_loopglass_types`): `coroutine`, which flags a generator function as awaitable, and the types that no
expression gives (`GenericAlias`, `MappingProxyType`, `CellType`, ...). Left out: code objects' replace.
"""

import sys
from _loopglass_types import GenericAlias, MappingProxyType, ModuleType, coroutine


def _function():
    pass


def _generator():
    yield


async def _coroutine():
    pass


async def _async_generator():
    yield


def _closure():
    cell = 1

    def inner():
        return cell

    return inner.__closure__[0]


def _traceback():
    try:
        raise TypeError
    except TypeError as exc:
        return exc.__traceback__


class _Class:
    def method(self):
        pass


FunctionType = type(_function)
LambdaType = FunctionType
CodeType = type(_function.__code__)
GeneratorType = type(_generator())
_made = _coroutine()
CoroutineType = type(_made)
_made.close()
AsyncGeneratorType = type(_async_generator())
MethodType = type(_Class().method)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
MethodWrapperType = type(object().__str__)


class _Slotted:
    __slots__ = ('slot',)


MemberDescriptorType = type(_Slotted.slot)
WrapperDescriptorType = type(object.__init__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__['fromkeys'])
CellType = type(_closure())
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)
UnionType = type(int | str)
TracebackType = type(_traceback())
FrameType = type(_traceback().tb_frame)


_shown = set()


class SimpleNamespace:
    """Attributes given by keyword."""

    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        self.__dict__.update(mapping_or_iterable)
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _shown:
            return f'{name}(...)'
        _shown.add(id(self))
        try:
            return f"{name}({', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())})"
        finally:
            _shown.discard(id(self))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __replace__(self, /, **changes):
        copy = type(self)()
        copy.__dict__.update(self.__dict__)
        copy.__dict__.update(changes)
        return copy


class DynamicClassAttribute:
    """A property that only instances see: on the class, the class's `__getattr__` is asked."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, '__doc__', None)

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            raise AttributeError()
        if self.fget is None:
            raise AttributeError('unreadable attribute')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(self._no_set())
        self.fset(instance, value)

    def _no_set(self):
        return "can't set attribute"

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel, self.__doc__)


def resolve_bases(bases):
    """The bases with each `__mro_entries__` asked."""
    resolved = []
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, '__mro_entries__', None)
        if entries is None:
            resolved.append(base)
        else:
            resolved.extend(entries(bases))
    return tuple(resolved)


def prepare_class(name, bases=(), kwds=None):
    """(metaclass, namespace, keywords) of a class statement."""
    kwds = dict(kwds or {})
    meta = kwds.pop('metaclass', None) or (type(bases[0]) if bases else type)
    if isinstance(meta, type):
        for base in bases:
            if issubclass(type(base), meta):
                meta = type(base)
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    return meta, namespace, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    """A class made without a class statement."""
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases and resolved != bases:
        namespace['__orig_bases__'] = bases
    return meta(name, resolved, namespace, **kwds)


def get_original_bases(cls, /):
    """The bases as they were written."""
    return cls.__dict__.get('__orig_bases__', cls.__bases__)


__all__ = [name for name in globals() if not name.startswith('_') and name != 'sys']
