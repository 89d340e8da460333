# What object's own __init__ and __new__ say of arguments, and slots' methods of wrong values.
class A:
    def __init__(self, x): super().__init__(x)
class B: pass
class C:
    def __new__(cls, *a): return super().__new__(cls)
class D:
    def __init__(self, *a): pass
class E:
    def __new__(cls, *a): return super().__new__(cls, *a)
class F(E):
    def __init__(self, *a): super().__init__(*a)
class G:
    def __init__(self, **k): super().__init__(**k)
class H(dict):
    def __init__(self, *a, **k): super().__init__(*a, **k)
class I(list):
    def __init__(self, a): super().__init__(a); self.q = 1
    try: r = f(); print(type(r).__name__, r if isinstance(r, (dict, list, str, bool)) else "")
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: A(1), lambda: B(1), lambda: C(1), lambda: D(1), lambda: E(1), lambda: E(), lambda: F(1), lambda: F(), lambda: G(a=1), lambda: B(x=1), lambda: H(a=1), lambda: I((1, 2)), lambda: I(5), lambda: object().__init__(1), lambda: object(1), lambda: object.__init__(B(), 1), lambda: object.__init__(), lambda: super(5), lambda: [].pop('a'), lambda: {1:2}.values() == {1:2}.values(), lambda: int.__add__('a', 1), lambda: dict.__getitem__([], 1), lambda: list.__len__(()), lambda: str.__contains__(b'a', 1)):
    try: r = f(); print(type(r).__name__, r if isinstance(r, (dict, list, str, bool)) else "")
    except Exception as e: print(type(e).__name__, e)
