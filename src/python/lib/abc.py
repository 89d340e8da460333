"""Abstract base classes.

The engine's object creation refuses a class whose `__abstractmethods__` is not empty; this module fills it.
"""

__all__ = ['ABC', 'ABCMeta', 'abstractclassmethod', 'abstractmethod', 'abstractproperty', 'abstractstaticmethod',
           'get_cache_token', 'update_abstractmethods']

_token = 0


def abstractmethod(funcobj):
    """Marks a method that subclasses have to give."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Older spelling of classmethod over abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Older spelling of staticmethod over abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Older spelling of property over abstractmethod."""

    __isabstractmethod__ = True


def _abstract_names(cls, namespace, bases):
    names = {name for name, value in namespace.items() if getattr(value, '__isabstractmethod__', False)}
    for base in bases:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """The metaclass: abstract methods, virtual subclasses, `__subclasshook__`."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace, bases)
        cls._abc_registry = []
        cls._abc_cache = {}
        cls._abc_cache_token = -1
        return cls

    def register(cls, subclass):
        """Makes `subclass` a virtual subclass."""
        global _token
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_registry.append(subclass)
        _token += 1
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        if cls._abc_cache_token != _token:
            cls._abc_cache = {}
            cls._abc_cache_token = _token
        known = cls._abc_cache.get(subclass)
        if known is None:
            known = cls._abc_cache[subclass] = _decide(cls, subclass)
        return known


def _decide(cls, subclass):
    told = cls.__subclasshook__(subclass)
    if told is not NotImplemented:
        return bool(told)
    if cls in subclass.__mro__:
        return True
    for registered in cls._abc_registry:
        if issubclass(subclass, registered):
            return True
    for child in type.__subclasses__(cls):
        if issubclass(subclass, child):
            return True
    return False


class ABC(metaclass=ABCMeta):
    """A base class that brings the metaclass."""

    __slots__ = ()


def get_cache_token():
    """Changes with every register()."""
    return _token


def update_abstractmethods(cls):
    """Counts the abstract methods again, after methods were added to a class."""
    if hasattr(cls, '__abstractmethods__'):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__, cls.__bases__)
    return cls
