# A number's or a string's hash goes before that of a base behind it: an enumeration's members find what they equal.
import enum, signal
d={signal.SIGUSR1: 1}
print(d.get(10), d.get(signal.SIGUSR1), hash(signal.SIGUSR1))
class C(enum.IntEnum):
    A=1
print({C.A:3}.get(1), hash(C.A))
class S(enum.StrEnum):
    A='a'
print({S.A:3}.get('a'))
class M:
    def __hash__(self): return 99
class I(int, M): pass
print(hash(I(3)))
class S(str, M): pass
print(hash(S('a'))==hash('a'))
class T(tuple, M): pass
print(hash(T((1,)))==hash((1,)))
class F(float, M): pass
print(hash(F(1.0)))
class Fz(frozenset, M): pass
print(hash(Fz())==hash(frozenset()))
