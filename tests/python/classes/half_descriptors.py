# Descriptors that only set or only delete, and what the class and its metaclass keep beside.
# mask: stdout
class OnlySet:
    def __set_name__(self, o, n): self.n = n
    def __set__(self, i, v): i.__dict__[self.n] = v * 2
class OnlyDel:
    def __set_name__(self, o, n): self.n = n
    def __delete__(self, i): print("del", self.n)
class Both:
    def __get__(self, i, o): return "got"
    def __set__(self, i, v): pass
class GetDel:
    def __get__(self, i, o): return "gd"
    def __delete__(self, i): print("gd del")
class M(type):
    ms = OnlySet()
    mb = Both()
class A(metaclass=M):
    s = OnlySet(); d = OnlyDel(); b = Both(); g = GetDel()
    ms = "class ms"; mb = "class mb"
a = A()
print(type(a.s).__name__, type(A.s).__name__)
a.s = 4
for _ in range(3): print(a.s, vars(a), a.b, a.g)
a.__dict__.update(d=1, b=2, g=3)
for _ in range(3): print(a.d, a.b, a.g, A.ms, A.mb)
del a.d, a.g
try: a.d = 5
except AttributeError as e: print(e)
try: a.g = 5
except AttributeError as e: print(e)
try: del a.s
except AttributeError as e: print(e)
try: del a.b
except AttributeError as e: print(e)
print(getattr(a, "s"), hasattr(a, "d"), object.__getattribute__(a, "s"))
class P:
    p = property(doc="x")
    def __init__(self): self.__dict__["p"] = 1
try: P().p
except AttributeError as e: print(e)
