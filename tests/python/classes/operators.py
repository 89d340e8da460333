# Operator methods: arithmetic, comparison, containers, calls, truth, hashing.
from functools import total_ordering


@total_ordering
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.cents + other.cents)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, n):
        return Money(self.cents * n)

    __rmul__ = __mul__

    def __neg__(self):
        return Money(-self.cents)

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __hash__(self):
        return hash(self.cents)

    def __bool__(self):
        return self.cents != 0

    def __format__(self, spec):
        return f"{self.cents / 100:{spec or '.2f'}} EUR"

    def __repr__(self):
        return f"Money({self.cents})"


class Shelf:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, key):
        return self.items[key]

    def __setitem__(self, key, value):
        self.items[key] = value

    def __delitem__(self, key):
        del self.items[key]

    def __contains__(self, item):
        return item in self.items

    def __call__(self, *args, **kwargs):
        return args, kwargs

    def __iter__(self):
        return iter(self.items)


a, b = Money(150), Money(75)
print(a + b, 2 * a, -b, sum([a, b, b]), a > b, a >= b, a == Money(150), f"{a} {b:8.1f}")
print(bool(Money(0)), {a: 1}[Money(150)], max(a, b), sorted([a, b]))
try:
    a + 5
except TypeError as error:
    print("TypeError:", error)
shelf = Shelf("jam", "tea", "rice")
shelf[0] = "honey"
del shelf[1]
print(len(shelf), shelf[-1], shelf[:], "tea" in shelf, shelf(1, x=2), [*shelf], list(reversed(shelf)))
a += b
print(a)
