# Functions that take what they need of an iterator, one item after the other.
import collections
import itertools
import math


def talk(*items):
    for item in items:
        print('  gives', item)
        if item is None:
            raise ValueError('no more')
        yield item


def attempt(label, act):
    print(label)
    try:
        print('  =', act())
    except Exception as e:
        print('  !', type(e).__name__, e)


class Show(int):
    def __radd__(self, other):
        print('  radd', other)
        return Show(int(self) + other)

    def __add__(self, other):
        print('  add', other)
        return Show(int(self) + other)

    def __rmul__(self, other):
        print('  rmul', other)
        return Show(int(self) * other)

    def __hash__(self):
        print('  hash', int(self))
        return int.__hash__(self)

    def __eq__(self, other):
        return int(self) == other


attempt('sum', lambda: sum(talk(1, 'a', 2)))
attempt('sum of own', lambda: sum(talk(Show(1), Show(2))))
attempt('sum float', lambda: sum(talk(0.5, 'a', 2)))
attempt('sum float then int', lambda: sum(talk(0.5, 2, 0.25, True, 3 + 1j)))
attempt('prod', lambda: math.prod(talk(1, None, 2)))
attempt('prod text', lambda: math.prod(talk(2, 'ab', 2.5, 2)))
attempt('fsum', lambda: math.fsum(talk(1, 'a', 2)))
attempt('sumprod', lambda: math.sumprod(talk(1, 2), talk(3)))
attempt('dist', lambda: math.dist([1, 2], [3]))
attempt('set', lambda: set(talk(1, [], 2)))
attempt('frozenset', lambda: frozenset(talk(Show(1), Show(2))))
attempt('dict', lambda: dict(talk((1, 2), (3,), 4)))
attempt('dict pair', lambda: dict(talk((1, 2), 3, 4)))
attempt('fromkeys', lambda: dict.fromkeys(talk(1, [], 2)))
attempt('isdisjoint', lambda: {1, 2}.isdisjoint(talk(5, 2, 7)))
attempt('issuperset', lambda: {1, 2}.issuperset(talk(1, 3, 2)))
attempt('issubset', lambda: {1, 2}.issubset(talk(1, 3, 2)))
attempt('intersection', lambda: {1, 2}.intersection(talk(1, 3, [])))
attempt('difference', lambda: {1, 2}.difference(talk(1, 3, [])))
attempt('union', lambda: {1, 2}.union(talk(1, 3, [], 4)))
attempt('symmetric', lambda: {1, 2}.symmetric_difference(talk(1, 3, [], 4)))
attempt('keys disjoint', lambda: {1: 0}.keys().isdisjoint(talk(5, 1, 7)))
attempt('keys and', lambda: {1: 0}.keys() & talk(5, 1, 7))
attempt('bytes', lambda: bytes(talk(5, 300, 7)))
attempt('bytearray', lambda: bytearray(talk(5, 'a', 7)))
attempt('join', lambda: ','.join(talk('a', 3, 'b')))
attempt('deque', lambda: collections.deque(talk(1, 2, None), 1))
attempt('max', lambda: max(talk(1, 'a', 2)))
attempt('sorted', lambda: sorted(talk(1, 'a', 2)))
attempt('unpack', lambda: [*talk(1, None)])
attempt('in', lambda: 2 in talk(1, 2, 3))
attempt('first', lambda: next(filter(None, talk(0, 1, 2))))
attempt('counter', lambda: collections.Counter(talk('a', [], 'b')))
attempt('chain', lambda: list(itertools.chain.from_iterable(talk('ab', None))))


def kept(label, whole, act):
    attempt(label, lambda: act(whole))
    print('  kept', whole)


kept('extend', [0], lambda l: l.extend(talk(1, 2, None)))
kept('extend map', [0], lambda l: l.extend(map(int, talk('1', 'x', '2'))))
kept('extend text', [0], lambda l: l.extend(zip(talk(1, 2), talk(3, None))))
kept('slice', [0, 1], lambda l: l.__setitem__(slice(1, 2), talk(1, None)))
kept('set update', {0}, lambda s: s.update(talk(1, [], 2)))
kept('set update two', {0}, lambda s: s.update([5], talk(1, None), [6]))
kept('difference_update', {0, 1, 2}, lambda s: s.difference_update(talk(1, [], 2)))
kept('intersection_update', {0, 1, 2}, lambda s: s.intersection_update(talk(1, [], 2)))
kept('symmetric_difference_update', {0, 1, 2}, lambda s: s.symmetric_difference_update(talk(1, [], 2)))
kept('dict update', {0: 0}, lambda d: d.update(talk((1, 1), (2, 2, 2), (3, 3))))
kept('dict update raises', {0: 0}, lambda d: d.update(talk((1, 1), None)))
kept('deque extend', collections.deque([0]), lambda d: d.extend(talk(1, 2, None)))
kept('deque extendleft', collections.deque([0]), lambda d: d.extendleft(talk(1, 2, None)))
kept('bytearray extend', bytearray(b'a'), lambda b: b.extend(talk(1, 2, None)))
kept('counter update', collections.Counter(), lambda c: c.update(talk('a', 'a', None)))


def iadd(l):
    l += map(int, talk('1', 'x'))


kept('list +=', [0], iadd)


class Own:
    def __iter__(self):
        print('  iter')
        return iter(talk(7, 8, None))

    def __len__(self):
        print('  len')
        return 3


kept('extend own', [0], lambda l: l.extend(Own()))
attempt('list own', lambda: list(Own()))
attempt('tuple own', lambda: tuple(Own()))
attempt('sum own', lambda: sum(Own()))
attempt('sum own start', lambda: sum([[1], [2]], []))

l = [1, 2]
l.extend(l)
print(l)
l += l
print(l)
s = {1, 2}
s.update(s)
print(s)
r = range(10**9)[::2]
print(r.index(6), r.count(7), r.count(8), sum(range(10**6)), sum(range(10, 0, -3)))
print(range(0, 20, 5).index(15), range(3).count(True), range(3).index(1.0))
for bad in (4, 'a', 1.5, None):
    try:
        print(range(3).index(bad))
    except ValueError as e:
        print(e)
print(sum([True, 2, 2**70, 0.5]), sum([0.1] * 10), sum([2**62, 2**62, -1]), sum([1, 0.5, 2**70]))
