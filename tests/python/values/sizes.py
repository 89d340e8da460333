# What sys.getsizeof says of values, how a list's room grows, and how many references there are.
import sys


class Plain:
    def __init__(self):
        self.x = 1


class Slotted:
    __slots__ = ('x', 'y')


class Two(Slotted):
    __slots__ = ('z',)


class Own:
    def __sizeof__(self):
        return 10


class Numbers(list):
    pass


values = [None, True, 0, -1, 2**30 - 1, 2**30, 2**64, 10**100, 1.5, 1j, '', 'abc', 'é', 'ñandú', '日本', 'a😀', b'abc', bytearray(b'abc'),
          [], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4, 5], [[], [], []], (), (1, 2, 3), {}, {1: 2}, {'a': 1}, set(), set(range(5)),
          set(range(100)), frozenset(), range(5), slice(1), object(), Plain(), Slotted(), Two(), Own(), Numbers(), Exception(), len,
          Plain, Slotted, int, iter([]), iter(range(3)), enumerate([]), zip(), map(str, []), {}.keys(), (n * n for n in range(10))]
for value in values:
    print(type(value).__name__, sys.getsizeof(value), value.__sizeof__() if not isinstance(value, type) else '')
grown, sizes = [], []
for i in range(40):
    grown.append(i)
    sizes.append(sys.getsizeof(grown))
print(sizes)
table, sizes = {}, []
for i in range(100):
    table[i] = i
    sizes.append(sys.getsizeof(table))
print(sizes)
members, sizes = set(), []
for i in range(100):
    members.add(i)
    sizes.append(sys.getsizeof(members))
print(sizes)
for n in (0, 1, 5, 10, 100, 1000, 10000):
    print(n, sys.getsizeof(list(range(n))), sys.getsizeof([0] * n), sys.getsizeof([i for i in range(n)]), sys.getsizeof(sorted(range(n))),
          sys.getsizeof({str(i): i for i in range(n)}), sys.getsizeof('x' * n), sys.getsizeof(tuple(range(n))))
try:
    sys.getsizeof()
except TypeError as e:
    print(e)

one = []
two = one
print(sys.getrefcount(one), sys.getrefcount([]), sys.getrefcount(None))
held = [one, one]
print(sys.getrefcount(one))
del held, two
print(sys.getrefcount(one))


def inside(x):
    return sys.getrefcount(x)


print(inside(one), inside([]))
