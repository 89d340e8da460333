# What nests in one another without calling Python counts apart from Python's own frames, and may be deeper.
# stack: a page has room for a tenth of this
import sys


def nest(make, count):
    value = make(None)
    for _ in range(count):
        value = make(value)
    return value


class Node:
    def __init__(self, below):
        self.below = below

    def __repr__(self):
        return f"Node({self.below!r})"

    def __eq__(self, other):
        return self.below == other.below

    def __hash__(self):
        return hash(self.below)


def depth(tree):
    return 1 + max((depth(child) for child in tree), default=0)


def sort_deep(n):
    return n and sorted([n], key=lambda _: sort_deep(n - 1))


def attempt(label, act):
    try:
        result = act()
        print(label, len(result) if isinstance(result, str) else result)
    except RecursionError as error:
        print(label, type(error).__name__, error)


for count in (300, 900, 3000, 9000, 11000):
    attempt(f"repr of {count} lists", lambda: repr(nest(lambda v: [v], count)))
    attempt(f"{count} lists compared", lambda: nest(lambda v: [v], count) == nest(lambda v: [v], count))
for count in (150, 300, 440, 1100):
    attempt(f"repr of {count} nodes", lambda: repr(nest(Node, count)))
    attempt(f"{count} nodes compared", lambda: nest(Node, count) == nest(Node, count))
    attempt(f"hash of {count} nodes", lambda: hash(nest(Node, count)) == hash(None))
for count in (100, 300, 490, 600):
    attempt(f"{count} generators in max", lambda: depth(nest(lambda v: [] if v is None else [v], count)))
for count in (100, 300, 490, 600):
    attempt(f"{count} keys of sorted", lambda: len(sort_deep(count)))


def through(count):
    numbers = iter([-1, 2])
    for _ in range(count):
        numbers = map(abs, numbers)
    return next(numbers)


attempt("maps", lambda: through(5000))


def sieve(count):
    import itertools
    numbers, primes = itertools.count(2), []
    while len(primes) < count:
        prime = next(numbers)
        primes.append(prime)
        numbers = filter(prime.__rmod__, numbers)
    return primes[-1]


attempt("filters", lambda: sieve(400))
# Of all kinds, and let go of at once.
for make in (lambda v: (v,), lambda v: {"a": v}, lambda v: {1: [v]}, lambda v: lambda: v, lambda v: map(abs, v or ()), Node):
    nest(make, 50000)
print("all gone", sys.getrecursionlimit())
