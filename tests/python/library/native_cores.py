# What deque, Counter and itertools keep in Rust, and the ways in which a call binds its arguments.
import itertools, collections
c = itertools.count(5, 2)
print(c, next(c), c, list(itertools.islice(c, 3)), c)
print(itertools.repeat('x', 3), list(itertools.repeat('x', 3)))
r = itertools.repeat(1, 2); next(r); print(r)
print(list(itertools.chain([1], (2, 3), 'ab')), list(itertools.chain.from_iterable(['ab', 'cd'])))
print(list(itertools.product('ab', repeat=2)), list(itertools.product()), list(itertools.product('a', [])))
it = iter(range(10)); print(list(itertools.islice(it, 2, 6, 3)), next(it))
it = iter(range(10)); print(list(itertools.islice(it, 0)), next(it))
print(list(itertools.islice(range(10), 3, None, 4)))
d = collections.deque([1, 2, 3], maxlen=3); d.append(4); print(d, d.maxlen, len(d), d[0], d[-1])
d.rotate(1); print(d); d.appendleft(9); print(d); d.extendleft([7, 8]); print(d)
for f in (lambda: d['a'], lambda: d[10], lambda: collections.deque(maxlen=-1), lambda: collections.deque(maxlen='a'), lambda: collections.deque().pop()):
    try: f()
    except Exception as e: print(type(e).__name__, e)
try:
    for x in d: d.append(1)
except RuntimeError as e: print(e)
d2 = collections.deque('abc'); del d2[1]; print(d2, d2 == collections.deque('ac'), list(reversed(d2)), 'a' in d2, bool(d2), d2.index('c'), d2 + d2, d2 * 2)
d2.insert(1, 'z'); d2.remove('a'); print(d2, d2.copy(), type(iter(d2)).__name__)
match d2:
    case [a, b]: print('matched', a, b)
print(collections.Counter('abracadabra').most_common(2))
print(sorted([(2, 'b'), (1, 'z'), (2, 'a')]), sorted([3, 1.5, True]), sorted('hello', reverse=True), sorted([2.5, 1.0]), sorted([(1, 'a'), (1,)]))
print('hello'[::-1], 'héllo'[::-1], 'hello'[1::2], 'abc'[-1])
class P:
    def __init__(self, a, *, b=2): self.a, self.b = a, b
    @property
    def s(self): return self.a + self.b
print(P(1).s, P(1, b=5).s, P(a=3).s)
for bad in (lambda: P(), lambda: P(1, 2), lambda: P(1, c=3), lambda: P(1, a=2), lambda: len(), lambda: len(1, 2), lambda: str(1, 2, 3, 4)):
    try: bad()
    except TypeError as e: print(e)
