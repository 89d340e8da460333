"""deque and defaultdict: what is seldom used of them in Python, the rest in a native module."""

from _loopglass_collections import Deque
from types import GenericAlias

__all__ = ['defaultdict', 'deque']


_shown = set()


class deque(Deque):
    """A list with two ends."""

    @property
    def maxlen(self):
        """The bound, or None."""
        return self._bound()

    def copy(self):
        bound = self._bound()
        return type(self)(self) if bound is None else type(self)(self, bound)

    __copy__ = copy

    def rotate(self, n=1, /):
        if len(self) < 2:
            return
        items = list(self)
        at = -n % len(items)
        self._restore(items[at:] + items[:at])

    def reverse(self):
        self._restore(list(self)[::-1])

    def __delitem__(self, index):
        self[index]  # what is wrong with the index is told as for reading
        items = list(self)
        del items[index]
        self._restore(items)

    def insert(self, index, x, /):
        bound = self._bound()
        if bound is not None and len(self) >= bound:
            raise IndexError('deque already at its maximum size')
        items = list(self)
        items.insert(index, x)
        self._restore(items)

    def remove(self, value, /):
        items = list(self)
        try:
            items.remove(value)
        except ValueError:
            raise ValueError(f'{value!r} is not in deque') from None
        self._restore(items)

    def index(self, value, start=0, stop=None, /):
        try:
            return list(self).index(value, start, len(self) if stop is None else stop)
        except ValueError:
            raise ValueError(f'{value!r} is not in deque') from None

    def count(self, value, /):
        return sum(1 for x in self if x is value or x == value)

    def __contains__(self, value):
        for x in self:
            if x is value or x == value:
                return True
        return False

    def __repr__(self):
        bound = '' if self.maxlen is None else f', maxlen={self.maxlen}'
        if id(self) in _shown:
            return '[...]'
        _shown.add(id(self))
        try:
            return f'{type(self).__name__}({list(self)!r}{bound})'
        finally:
            _shown.discard(id(self))

    def _compared(self, other, how):
        if not isinstance(other, deque):
            return NotImplemented
        return how(list(self), list(other))

    def __eq__(self, other):
        return self._compared(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compared(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compared(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compared(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compared(other, lambda a, b: a >= b)

    __hash__ = None

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return type(self)(list(self) * n, self._bound())

    __rmul__ = __mul__

    def __imul__(self, n):
        items = list(self) * n
        bound = self._bound()
        if bound is not None:
            items = items[max(0, len(items) - bound):]
        self._restore(items)
        return self

    __class_getitem__ = classmethod(GenericAlias)


class defaultdict(dict):
    """A dict that makes what is missing."""

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __repr__(self):
        if id(self) in _shown:
            return f'{type(self).__name__}({self.default_factory!r}, {{...}})'
        _shown.add(id(self))
        try:
            return f'{type(self).__name__}({self.default_factory!r}, {dict(self)!r})'
        finally:
            _shown.discard(id(self))

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        return type(self)(self.default_factory, {**other, **self})


deque.__module__ = 'collections'
defaultdict.__module__ = 'collections'
