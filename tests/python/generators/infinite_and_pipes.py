# Pipelines of endless generators.
from itertools import count, islice, takewhile


def primes():
    known = []
    for n in count(2):
        if all(n % p for p in takewhile(lambda p: p * p <= n, known)):
            known.append(n)
            yield n


def pairs(items):
    before = None
    for item in items:
        if before is not None:
            yield before, item
        before = item


print(list(islice(primes(), 12)))
print([(a, b) for a, b in islice(pairs(primes()), 30) if b - a == 2])
