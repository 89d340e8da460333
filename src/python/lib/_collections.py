"""deque and defaultdict in Python; a native module of this name takes their place."""

from types import GenericAlias

__all__ = ['defaultdict', 'deque']


class deque:
    """A list with two ends: a dict from consecutive numbers to items, so that both ends move in constant time."""

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError('an integer is required')
            if maxlen < 0:
                raise ValueError('maxlen must be non-negative')
        self._items = {}
        self._first = 0
        self._end = 0
        self._maxlen = maxlen
        self._changes = 0
        self.extend(iterable)

    @property
    def maxlen(self):
        """The bound, or None."""
        return self._maxlen

    def append(self, x, /):
        self._items[self._end] = x
        self._end += 1
        self._changes += 1
        if self._maxlen is not None and len(self._items) > self._maxlen:
            self.popleft()

    def appendleft(self, x, /):
        self._first -= 1
        self._items[self._first] = x
        self._changes += 1
        if self._maxlen is not None and len(self._items) > self._maxlen:
            self.pop()

    def pop(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        self._end -= 1
        self._changes += 1
        return self._items.pop(self._end)

    def popleft(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        x = self._items.pop(self._first)
        self._first += 1
        self._changes += 1
        return x

    def extend(self, iterable, /):
        for x in list(iterable) if iterable is self else iterable:
            self.append(x)

    def extendleft(self, iterable, /):
        for x in list(iterable) if iterable is self else iterable:
            self.appendleft(x)

    def clear(self):
        self._items.clear()
        self._first = self._end = 0
        self._changes += 1

    def copy(self):
        return type(self)(self, self._maxlen) if self._maxlen is not None else type(self)(self)

    __copy__ = copy

    def rotate(self, n=1, /):
        size = len(self._items)
        if size < 2:
            return
        for _ in range(n % size):
            self.appendleft(self.pop()) if self._maxlen is None else self._turn()

    def _turn(self):
        x = self.pop()
        self.appendleft(x)

    def reverse(self):
        self._restore(list(self)[::-1])

    def _restore(self, items):
        self._items = dict(enumerate(items))
        self._first = 0
        self._end = len(items)
        self._changes += 1

    def _place(self, index):
        try:
            index = index.__index__()
        except AttributeError:
            raise TypeError(
                f"sequence index must be integer, not '{type(index).__name__}'") from None
        size = len(self._items)
        if index < 0:
            index += size
        if not 0 <= index < size:
            raise IndexError('deque index out of range')
        return self._first + index

    def __getitem__(self, index):
        return self._items[self._place(index)]

    def __setitem__(self, index, x):
        self._items[self._place(index)] = x

    def __delitem__(self, index):
        at = self._place(index) - self._first
        items = list(self)
        del items[at]
        self._restore(items)

    def insert(self, index, x, /):
        if self._maxlen is not None and len(self._items) >= self._maxlen:
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

    def __len__(self):
        return len(self._items)

    def __bool__(self):
        return bool(self._items)

    def __contains__(self, value):
        for x in self:
            if x is value or x == value:
                return True
        return False

    def __iter__(self):
        changes = self._changes
        for place in range(self._first, self._end):
            if changes != self._changes:
                raise RuntimeError('deque mutated during iteration')
            yield self._items[place]

    def __reversed__(self):
        changes = self._changes
        for place in range(self._end - 1, self._first - 1, -1):
            if changes != self._changes:
                raise RuntimeError('deque mutated during iteration')
            yield self._items[place]

    def __repr__(self):
        bound = '' if self._maxlen is None else f', maxlen={self._maxlen}'
        return f'{type(self).__name__}({list(self)!r}{bound})'

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
        return type(self)(list(self) * n, self._maxlen)

    __rmul__ = __mul__

    def __imul__(self, n):
        items = list(self) * n
        if self._maxlen is not None:
            items = items[max(0, len(items) - self._maxlen):]
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
        return f'{type(self).__name__}({self.default_factory!r}, {dict(self)!r})'

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


deque.__module__ = defaultdict.__module__ = 'collections'
