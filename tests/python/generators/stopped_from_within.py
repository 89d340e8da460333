# StopIteration out of what an iterator calls ends the iterator, whoever goes through it.
import itertools as it, functools
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
def its():
    return [iter("ab"), iter(""), iter("c")]
def yf():
    yield from map(next, its()); yield "end"
def yfor():
    for x in map(next, its()): yield x
    yield "end"
def forloop():
    out = []
    for x in map(next, its()): out.append(x)
    return out
def comp(): return [x for x in map(next, its())]
def star(): return [*map(next, its())]
def unpack(): a, *b = map(next, its()); return a, b
t(lambda: list(yf()))
t(lambda: list(yfor()))
t(forloop)
t(comp)
t(star)
t(unpack)
t(lambda: list(map(next, its())))
t(lambda: tuple(map(next, its())))
t(lambda: set(map(next, its())))
t(lambda: "".join(map(next, its())))
t(lambda: dict(enumerate(map(next, its()))))
t(lambda: list(zip(map(next, its()), "xyz")))
t(lambda: list(x for x in map(next, its())))
t(lambda: sum(map(lambda i: next(i) and 1, its())))
t(lambda: max(map(next, its())))
t(lambda: list(filter(lambda i: next(i), its()))[:0])
t(lambda: list(it.chain(map(next, its()), "Z")))
t(lambda: list(it.chain.from_iterable([map(next, its()), "Z"])))
t(lambda: list(it.islice(map(next, its()), 5)))
t(lambda: list(it.starmap(next, [(i,) for i in its()])))
t(lambda: list(it.takewhile(lambda i: next(i), its()))[:0])
t(lambda: list(it.accumulate([1, 2, 3], lambda a, b: next(iter(())))))
t(lambda: list(it.groupby([1, 2], key=lambda x: next(iter(())))))
t(lambda: functools.reduce(lambda a, b: next(iter(())), [1, 2]))
t(lambda: sorted([2, 1], key=lambda x: next(iter(()))))
t(lambda: list(it.dropwhile(lambda i: next(i), its()))[:0])
t(lambda: list(it.filterfalse(lambda i: next(i), its()))[:0])
t(lambda: list(it.zip_longest(map(next, its()), "xyz")))
t(lambda: list(it.compress(map(next, its()), [1, 1, 1])))
t(lambda: list(it.pairwise(map(next, its()))))
t(lambda: list(it.batched(map(next, its()), 2)))
t(lambda: list(it.islice(it.cycle(map(next, its())), 4)))
t(lambda: list(enumerate(map(next, its()))))
t(lambda: [next(m) for m in [map(next, its())] for _ in range(2)])
t(lambda: any(map(lambda i: not next(i), its())))
t(lambda: list(iter(lambda: next(iter(())), 1)))
t(lambda: "b" in map(next, its()))
t(lambda: list(map(lambda a, b: next(a), its(), "xyz")))
t(lambda: list(it.tee(map(next, its()))[1]))
t(lambda: list(reversed([*map(next, its())])))
t(lambda: dict(zip(map(next, its()), "xy")))
t(lambda: list(it.permutations(map(next, its()))))
t(lambda: len(list(it.product(map(next, its()), "12"))))
t(lambda: [].extend(map(next, its())))
t(lambda: bytes(map(lambda i: ord(next(i)), its())))
def fu(): yield from filter(lambda i: next(i), its())
t(lambda: len(list(fu())))
def ys(): yield from it.starmap(next, [(i,) for i in its()])
t(lambda: list(ys()))
class It:
    def __init__(s): s.n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        return next(iter([s.n])) if s.n < 3 else next(iter([]))
def yi(): yield from It(); yield "e"
t(lambda: list(yi()))
t(lambda: list(It()))
t(lambda: [x for x in It()])
