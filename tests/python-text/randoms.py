"""Records sequences of CPython's random.Random: each line is a seed, a program of calls, and all they returned."""
import random

from record import Table

table = Table(__file__)
rng = random.Random(5489)
CALLS = {
    "random": lambda r: r.random(),
    "bits": lambda r: [r.getrandbits(k) for k in (0, 1, 5, 31, 32, 33, 63, 64, 65, 100)],
    "randrange": lambda r: [r.randrange(10), r.randrange(5, 100), r.randrange(0, 100, 7), r.randrange(10, -10, -3),
                            r.randrange(2**70), r.randrange(-(2**64), 2**64), r.randrange(1), r.randrange(2**63, 2**64)],
    "randint": lambda r: [r.randint(1, 6), r.randint(-5, 5), r.randint(7, 7), r.randint(0, 10**25)],
    "choice": lambda r: [r.choice(range(n)) for n in (1, 2, 3, 10, 1000)],
    "shuffle": lambda r: [x for n in (0, 1, 2, 10) for x in shuffled(r, n)],
    "sample": lambda r: [x for n, k in ((5, 3), (5, 5), (100, 5), (100, 10), (1000, 20), (30, 0)) for x in r.sample(range(n), k)],
    "choices": lambda r: r.choices(range(10), k=5) + r.choices(range(4), [1, 2, 3, 4], k=8) + r.choices(range(3), cum_weights=[0, 1, 1], k=4),
    "uniform": lambda r: [r.uniform(0, 1), r.uniform(-5, 2.5), r.uniform(3, 1)],
    "triangular": lambda r: [r.triangular(), r.triangular(1, 5), r.triangular(0, 10, 2), r.triangular(1.0, 1.0, 1.0)],
    "gauss": lambda r: [r.gauss(), r.gauss(5, 2), r.gauss()],
    "normal": lambda r: [r.normalvariate(), r.normalvariate(1, 3), r.lognormvariate(0, 0.25)],
    "expo": lambda r: [r.expovariate(), r.expovariate(0.2), r.paretovariate(3), r.weibullvariate(1, 1.5)],
    "gamma": lambda r: [r.gammavariate(2.5, 1), r.gammavariate(1, 2), r.gammavariate(0.5, 1), r.betavariate(2, 3)],
    "bytes": lambda r: [r.randbytes(n) for n in (0, 1, 4, 7)],
}


def shuffled(r, n):
    items = list(range(n))
    r.shuffle(items)
    return items


seeds = [0, 1, 42, -42, 2**32, 2**32 - 1, 12345678901234567890, 2**700 + 1, "", "hello", "日本", "x" * 111, "x" * 112, "x" * 127, "x" * 128, "x" * 300]
for seed in seeds + [rng.getrandbits(40) for _ in range(30)]:
    r = random.Random(seed)
    for _ in range(12):
        name = rng.choice(list(CALLS))
        # The state goes on from line to line of the same seed.
        table.seen.clear()
        table.case(name, [type(seed).__name__, seed], lambda: CALLS[name](r))
r = random.Random(1)
for args in ((0,), (-3,), (5, 3), (5, 5), (5, 3, 2), (1, 5, 0), (5, 9, -1)):
    table.case("error", ["randrange", args], lambda: r.randrange(*args))
table.case("error", ["randint", (5, 3)], lambda: r.randint(5, 3))
table.case("error", ["choice", ()], lambda: r.choice([]))
table.case("error", ["sample", (3, 4)], lambda: r.sample(range(3), 4))
table.case("error", ["sample", (3, -1)], lambda: r.sample(range(3), -1))
table.case("error", ["choices", (0, 0)], lambda: r.choices(range(2), [0, 0]))
table.case("error", ["choices", (1,)], lambda: r.choices(range(2), [1]))
table.case("error", ["gamma", (0, 1)], lambda: r.gammavariate(0, 1))
table.save()
