# What vars() shows of classes with and without slots; modules called by mistake.
import pprint, datetime, math
try: pprint([1])
except TypeError as e: print(e)
try: datetime()
except TypeError as e: print(e)
try: math()
except TypeError as e: print(e)
try: print >> 1
except TypeError as e: print(e)
try: print -1
except TypeError as e: print(e)
class A:
    """doc"""
    z=1
    def __init__(self): self.a=1; self._b=2
    def m(self): pass
print([d for d in dir(A) if not d.startswith('__')])
print(vars(A()), A.__dict__.keys())
class S:
    __slots__=('a','b')
print(S.__dict__.keys(), S.a, hasattr(S(),'__dict__'))
try: S().c=1
except AttributeError as e: print(e)
try: S().a
except AttributeError as e: print(e)
class L(list): pass
class E(Exception): pass
class T(tuple): pass
class M(type): pass
for c in (L,E,T,M): print(list(vars(c)))
print(L.__dict__['__dict__'], A.__weakref__)
