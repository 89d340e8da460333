# A key of a class below str is found by the text, and the other way round.
from enum import Enum, StrEnum, IntEnum
class M(str, Enum):
    A = "m"
class S(str): pass
class I(IntEnum):
    X = 1
def t():
    for K, s in ((M.A, "m"), (S("q"), "q"), (I.X, 1), (True, 1), (1.0, 1)):
        d = {K: 3}
        print(d[s], d.get(s), s in d, len(d))
        d[s] = 4
        print(d, d.setdefault(s, 9), d.pop(s), d)
        d = {K: 3}
        d[s] += 1
        print(d, {s} & {K}, s in {K}, {K} == {s}, {K: 1} == {s: 1}, [K].index(s), s in (K,), {**{K: 1}, s: 2}, dict([(K, 1), (s, 2)]))
        del d[s]
        print(d)
        big = {i: i for i in "abcdefghijkl"}; big[K] = 5
        print(big[s], s in big, big.get(s)); big[s] = 6; print(len(big))
t()
def kw(**k): return k
d = {S("a"): 1}
