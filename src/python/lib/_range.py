"""The `range` of bounds beyond 64 bits; the native one has the others."""

from builtins import range as _builtin
from operator import index


class range:
    """A progression of ints."""

    __slots__ = ('start', 'stop', 'step', '_len')

    def __init__(self, start, stop, step):
        self.start = start
        self.stop = stop
        self.step = step
        self._len = max(0, (stop - start + step - (1 if step > 0 else -1)) // step)

    def __repr__(self):
        return f'range({self.start}, {self.stop}{"" if self.step == 1 else f", {self.step}"})'

    def __bool__(self):
        return self._len > 0

    def __len__(self):
        if self._len > 0x7fffffffffffffff:
            raise OverflowError('Python int too large to convert to C ssize_t')
        return self._len

    def __iter__(self):
        value = self.start
        while value < self.stop if self.step > 0 else value > self.stop:
            yield value
            value += self.step

    def __reversed__(self):
        return iter(self[::-1])

    def __getitem__(self, key):
        count = self._len
        if isinstance(key, slice):
            step = 1 if key.step is None else index(key.step)
            if not step:
                raise ValueError('slice step cannot be zero')
            low, high = (0, count) if step > 0 else (-1, count - 1)

            def bound(given, absent):
                if given is None:
                    return absent
                given = index(given)
                return min(max(given + count if given < 0 else given, low), high)

            first, last = (low, high) if step > 0 else (high, low)
            first, last = bound(key.start, first), bound(key.stop, last)
            return _builtin(self.start + first * self.step, self.start + last * self.step, self.step * step)
        at = index(key)
        if at < 0:
            at += count
        if not 0 <= at < count:
            raise IndexError('range object index out of range')
        return self.start + at * self.step

    def __contains__(self, value):
        if isinstance(value, int):
            at, rest = divmod(value - self.start, self.step)
            return not rest and 0 <= at < self._len
        return any(value == own for own in self)

    def index(self, value):
        if value not in self:
            raise ValueError(f'{value!r} is not in range')
        return (value - self.start) // self.step

    def count(self, value):
        return int(value in self)

    def _key(self):
        return (self._len, self.start if self._len else None, self.step if self._len > 1 else None)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, type(self)) else NotImplemented

    def __hash__(self):
        return hash(self._key())
