# Documentation that is inherited, arguments that do not fit a signature, and what is not equal.
import inspect
class A:
    """doc A"""
class B(A): pass
class C(B):
    def __eq__(self, o): return True if o == 5 else NotImplemented
def g(*, k): pass
def h(a, *, k=1): pass
def v(*args, k): pass
def t(f):
    try: print(f())
    except TypeError as e: print(e)
print(inspect.getdoc(B), inspect.getdoc(C), A().__ne__(1), C().__ne__(5), C().__ne__(6), object().__ne__(1), C() != 6, C() != 5, (1).__ne__(2), 'a'.__ne__('a'), [].__ne__(1))
a = A(); print(a.__ne__(a), a != a, object.__ne__(a, a))
t(lambda: inspect.signature(g).bind(1)); t(lambda: inspect.signature(h).bind(1, 2)); t(lambda: inspect.signature(v).bind(1, k=2)); t(lambda: inspect.signature(g).bind()); t(lambda: inspect.signature(h).bind(1, k=3)); t(lambda: inspect.signature(h).bind(1, 2, k=3))
