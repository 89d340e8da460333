"""itertools: the classes in Python, what runs often in a native module."""

import _loopglass_itertools as _native
from _loopglass_itertools import Iterator

__all__ = ['accumulate', 'batched', 'chain', 'combinations', 'combinations_with_replacement', 'compress', 'count',
           'cycle', 'dropwhile', 'filterfalse', 'groupby', 'islice', 'pairwise', 'permutations', 'product', 'repeat',
           'starmap', 'takewhile', 'tee', 'zip_longest']


class _Iterator(Iterator):
    """An iterator with a tool's name over another one, which a loop reads directly."""

    @property
    def _items(self):
        raise AttributeError('_items')

    @_items.setter
    def _items(self, items):
        self._forward(items)


class count(_Iterator):
    """start, start + step, ..."""

    def __init__(self, start=0, step=1):
        self._next = [start]
        self._step = step
        self._items = _native.count(self._next, step)

    def __repr__(self):
        step = '' if self._step == 1 and isinstance(self._step, int) else f', {self._step!r}'
        return f'count({self._next[0]!r}{step})'


class repeat(_Iterator):
    """One object again and again."""

    def __init__(self, object, times=None):
        self._object = object
        self._left = None if times is None else [max(times, 0)]
        self._items = _native.repeat(object, self._left)

    def __length_hint__(self):
        if self._left is None:
            raise TypeError('len() of unsized object')
        return self._left[0]

    def __repr__(self):
        times = '' if self._left is None else f', {self._left[0]}'
        return f'repeat({self._object!r}{times})'


class cycle(_Iterator):
    """An iterable's items again and again."""

    def __init__(self, iterable):
        self._items = self._run(iter(iterable))

    @staticmethod
    def _run(items):
        saved = []
        for item in items:
            yield item
            saved.append(item)
        while saved:
            yield from saved


class accumulate(_Iterator):
    """Running totals."""

    def __init__(self, iterable, func=None, *, initial=None):
        self._items = self._run(iter(iterable), func, initial)

    @staticmethod
    def _run(items, func, total):
        if total is None:
            for total in items:
                break
            else:
                return
        yield total
        for item in items:
            total = total + item if func is None else func(total, item)
            yield total


class batched(_Iterator):
    """Tuples of n items; the last may be shorter."""

    def __init__(self, iterable, n, *, strict=False):
        if n < 1:
            raise ValueError('n must be at least one')
        self._items = self._run(iter(iterable), n, strict)

    @staticmethod
    def _run(items, n, strict):
        while batch := tuple(islice(items, n)):
            if strict and len(batch) != n:
                raise ValueError('batched(): incomplete batch')
            yield batch


class chain(_Iterator):
    """One iterable after the other."""

    def __init__(self, *iterables):
        self._items = _native.chain(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._items = _native.chain(iterables)
        return made


class compress(_Iterator):
    """Items whose selector is true."""

    def __init__(self, data, selectors):
        self._items = (item for item, wanted in zip(data, selectors) if wanted)


class dropwhile(_Iterator):
    """Items from the first that fails the test."""

    def __init__(self, predicate, iterable, /):
        self._items = self._run(predicate, iter(iterable))

    @staticmethod
    def _run(predicate, items):
        for item in items:
            if not predicate(item):
                yield item
                break
        yield from items


class takewhile(_Iterator):
    """Items up to the first that fails the test."""

    def __init__(self, predicate, iterable, /):
        self._items = self._run(predicate, iter(iterable))

    @staticmethod
    def _run(predicate, items):
        for item in items:
            if not predicate(item):
                return
            yield item


class filterfalse(_Iterator):
    """Items that fail the test."""

    def __init__(self, function, iterable, /):
        self._items = (item for item in iterable if not (item if function is None else function(item)))


class starmap(_Iterator):
    """function(*item) of each."""

    def __init__(self, function, iterable, /):
        self._items = (function(*item) for item in iterable)


class islice(_Iterator):
    """A slice of an iterable."""

    def __init__(self, iterable, *args):
        window = slice(*args)
        start, stop = window.start or 0, window.stop
        step = 1 if window.step is None else window.step
        for value, name in ((window.stop, 'Stop argument'), (window.start, None)):
            if value is not None and (not hasattr(value, '__index__') or value < 0):
                if len(args) == 1:
                    raise ValueError('Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
                raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        if not hasattr(step, '__index__') or step < 1:
            raise ValueError('Step for islice() must be a positive integer or None.')
        self._items = _native.islice(iterable, start, stop, step)


class pairwise(_Iterator):
    """Overlapping pairs."""

    def __init__(self, iterable, /):
        self._items = self._run(iter(iterable))

    @staticmethod
    def _run(items):
        for before in items:
            break
        else:
            return
        for item in items:
            yield before, item
            before = item


class zip_longest(_Iterator):
    """zip to the end of the longest."""

    def __init__(self, *iterables, fillvalue=None):
        self._items = self._run([iter(iterable) for iterable in iterables], fillvalue)

    @staticmethod
    def _run(iterators, fillvalue):
        left = len(iterators)
        while left:
            row = []
            for i, items in enumerate(iterators):
                if items is None:
                    row.append(fillvalue)
                    continue
                for item in items:
                    row.append(item)
                    break
                else:
                    left -= 1
                    if not left:
                        return
                    iterators[i] = None
                    row.append(fillvalue)
            yield tuple(row)


class product(_Iterator):
    """Every choice of one item from each."""

    def __init__(self, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError('repeat argument cannot be negative')
        self._items = _native.product([tuple(pool) for pool in iterables] * repeat)


class permutations(_Iterator):
    """Every order of r items."""

    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        r = len(pool) if r is None else r
        if r < 0:
            raise ValueError('r must be non-negative')
        self._items = self._run(pool, r)

    @staticmethod
    def _run(pool, r):
        n = len(pool)
        if r > n:
            return
        order = list(range(n))
        turns = list(range(n, n - r, -1))
        yield tuple(pool[i] for i in order[:r])
        while n:
            for at in reversed(range(r)):
                turns[at] -= 1
                if turns[at] == 0:
                    order[at:] = order[at + 1:] + order[at:at + 1]
                    turns[at] = n - at
                else:
                    other = -turns[at]
                    order[at], order[other] = order[other], order[at]
                    yield tuple(pool[i] for i in order[:r])
                    break
            else:
                return


class combinations(_Iterator):
    """Every choice of r items."""

    def __init__(self, iterable, r):
        if r < 0:
            raise ValueError('r must be non-negative')
        self._items = self._run(tuple(iterable), r)

    @staticmethod
    def _run(pool, r):
        n = len(pool)
        if r > n:
            return
        places = list(range(r))
        while True:
            yield tuple(pool[i] for i in places)
            for at in reversed(range(r)):
                if places[at] != at + n - r:
                    break
            else:
                return
            places[at] += 1
            for after in range(at + 1, r):
                places[after] = places[after - 1] + 1


class combinations_with_replacement(_Iterator):
    """Every choice of r items, each as often as wished."""

    def __init__(self, iterable, r):
        if r < 0:
            raise ValueError('r must be non-negative')
        self._items = self._run(tuple(iterable), r)

    @staticmethod
    def _run(pool, r):
        n = len(pool)
        if not n and r:
            return
        places = [0] * r
        while True:
            yield tuple(pool[i] for i in places)
            for at in reversed(range(r)):
                if places[at] != n - 1:
                    break
            else:
                return
            places[at:] = [places[at] + 1] * (r - at)


class _grouper(_Iterator):
    """One group: ends when its parent has gone on."""

    def __init__(self, parent, key):
        self._parent = parent
        self._key = key

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if not parent._ready:
            parent._fetch()
        if parent._key_now != self._key:
            raise StopIteration
        parent._ready = False
        return parent._item


class groupby(_Iterator):
    """Runs of items with equal keys."""

    def __init__(self, iterable, key=None):
        self._source = iter(iterable)
        self._function = key
        self._ready = False  # an item is fetched and not given out yet
        self._group = None

    def _fetch(self):
        self._item = next(self._source)
        self._key_now = self._item if self._function is None else self._function(self._item)
        self._ready = True

    def __next__(self):
        previous = self._group
        self._group = None
        if previous is None:
            if not self._ready:
                self._fetch()
        else:
            while not self._ready or self._key_now == previous._key:
                self._fetch()
        self._group = _grouper(self, self._key_now)
        return self._key_now, self._group


class _tee(_Iterator):
    """One of tee's iterators: a place in a linked list that its source fills."""

    def __init__(self, source, link):
        self._source = source
        self._link = link

    def __next__(self):
        link = self._link
        if link[1] is None:
            link[0] = next(self._source)
            link[1] = [None, None]
        value, self._link = link
        return value

    def __copy__(self):
        return _tee(self._source, self._link)


def tee(iterable, n=2, /):
    """Independent iterators over one iterable."""
    if n < 0:
        raise ValueError('n must be >= 0')
    first = iterable if isinstance(iterable, _tee) else _tee(iter(iterable), [None, None])
    return tuple(_tee(first._source, first._link) for _ in range(n))
