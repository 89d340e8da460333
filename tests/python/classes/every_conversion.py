# Reflected operators and every conversion of an object.
class A:
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
a, b = A(), A()
print(a == b, a != b, a == a)
try: a < b
except TypeError as e: print(e)
class V:
    def __radd__(self, o): return ('radd', o)
    def __rsub__(self, o): return NotImplemented
print(1 + V(), sum([V()]) if 0 else '')
try: 1 - V()
except TypeError as e: print(e)
class W(V):
    def __add__(self, o): return 'add'
print(W() + 1, 5 + W())
class I(int):
    def __add__(self, o): return 'I.add'
    def __radd__(self, o): return 'I.radd'
print(I(1) + 1, 1 + I(1), I(1) + I(2))
class P:
    def __pow__(self, o, m=None): return (o, m)
    def __rpow__(self, o): return ('r', o)
    def __divmod__(self, o): return 'dm'
    def __round__(self, n=None): return ('round', n)
    def __trunc__(self): return 7
    def __floor__(self): return 8
    def __ceil__(self): return 9
    def __bytes__(self): return b'B'
    def __complex__(self): return 1j
    def __float__(self): return 2.5
    def __int__(self): return 3
    def __index__(self): return 4
    def __format__(self, s): return f'fmt:{s}'
    def __sizeof__(self): return 1
    def __dir__(self): return ['z', 'a']
    def __length_hint__(self): return 3
import math
p = P(); print(p ** 2, pow(p, 2, 5), 2 ** p, divmod(p, 1), round(p), round(p, 2), math.trunc(p), math.floor(p), math.ceil(p), bytes(p), complex(p), float(p), int(p), hex(p), f'{p:abc}', dir(p), [1, 2, 3, 4, 5][p], range(p), 'a' * p, math.sqrt(p))
