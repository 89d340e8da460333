# Type parameters are names of their own scope; their bounds, defaults and an alias's value are worked out when asked for.
class Box[T: int = bool]:
    print(T, T.__bound__, T.__constraints__)
    def m[U: (int, str)](self, x: U) -> T:
        return U.__constraints__
print(Box.__type_params__, Box.m.__type_params__)
print(Box().m(1))
try: print(T)
except NameError as e: print(e)
T = 5
def f[T](x: T) -> T:
    return T
print(f(1), T, f.__type_params__, f.__annotations__)
type A[K, *V, **P] = dict[K, tuple[*V]]
print(A, A.__type_params__, A.__value__)
try: print(K)
except NameError as e: print(e)
class C[K](dict[K, int]): pass
print(C.__mro__, C.__orig_bases__, C[str], C.__parameters__)
class G[T: list["Undefined"]]: 
    pass
print(G.__type_params__[0].__name__)
try: print(G.__type_params__[0].__bound__)
except NameError as e: print(e)
print(Box[int], type(Box[int]()))
def g[T: (int, str) = int](): return T.__default__, T.has_default()
print(g())
from typing import TypeVar, Generic
T2 = TypeVar('T2', bound=int); T3 = TypeVar('T3', int, str, covariant=False); 
print(T2.__bound__, T3.__constraints__, T2, T3, T2.__covariant__)
def outer[T]():
    class In:
        x = T
    def h(): return T
    return In.x is h()
print(outer())
def dflt[T](a=T if False else 3): pass
type Tree = dict[str, Tree | Leaf]
type Leaf = int
print(Tree.__value__, Leaf.__value__)
class Outer:
    kind = "outer"
    def method[X](self, x: X, y: kind) -> X:
        return x
    print(method.__annotations__, [n for n in dir() if not n.startswith("_")])
