# A matrix with every operator, descriptors, cooperative classes, subclasses of builtins.
# mask: stdout
class Matrix:
    """Matrix with operator overloads"""
    def __init__(self, rows): self.rows = [list(r) for r in rows]; self.shape = len(self.rows), len(self.rows[0])
    def __getitem__(self, idx):
        match idx:
            case (int() as r, int() as c): return self.rows[r][c]
            case (slice() as r, slice() as c): return Matrix([x[c] for x in self.rows[r]])
            case int() | slice(): return self.rows[idx]
            case _: raise TypeError(f"bad index {idx!r}")
    def __setitem__(self, idx, v): self.rows[idx[0]][idx[1]] = v
    def __delitem__(self, i): del self.rows[i]
    def __matmul__(self, o): return Matrix([[sum(a*b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __add__(self, o): return Matrix([[a+b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)]) if isinstance(o, Matrix) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k): return Matrix([[a*k for a in r] for r in self.rows])
    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __eq__(self, o): return isinstance(o, Matrix) and self.rows == o.rows
    def __hash__(self): return hash(tuple(map(tuple, self.rows)))
    def __repr__(self): return f"Matrix({self.rows})"
    def __str__(self): return "\n".join(" ".join(f"{x:3}" for x in r) for r in self.rows)
    def __iter__(self): return iter(self.rows)
    def __len__(self): return len(self.rows)
    def __bool__(self): return any(any(r) for r in self.rows)
    def __pow__(self, n, mod=None):
        r = Matrix([[int(i == j) for j in range(self.shape[1])] for i in range(self.shape[0])])
        for _ in range(n): r = r @ self
        return r
    def __format__(self, spec): return ";".join(",".join(format(x, spec) for x in r) for r in self.rows)
    def __contains__(self, x): return any(x in r for r in self.rows)
    def __reversed__(self): return Matrix(self.rows[::-1])
    def __round__(self, n=0): return Matrix([[round(x, n) for x in r] for r in self.rows])
    def __abs__(self): return Matrix([[abs(x) for x in r] for r in self.rows])
    def __invert__(self): return Matrix(zip(*self.rows))
    def __divmod__(self, k): return "dm", k
    def __rdivmod__(self, k): return "rdm", k
    def __lshift__(self, k): return "ls", k
    def __ror__(self, k): return "ror", k
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __complex__(self): return 7j
    def __index__(self): return 2
    def __trunc__(self): return 9
    def __ceil__(self): return 10
    def __floor__(self): return 11
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __call__(self, *a, **k): return a, k
    def __missing__(self, k): return k
    def __getattr__(self, n):
        if n == "T": return ~self
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {n!r}")
    def __dir__(self): return ["a", "b"]
    def __sizeof__(self): return 99
    def __copy__(self): return "copied"
m = Matrix([[1, 2], [3, 4]])
import math, copy, operator
print(m, repr(m), m[0, 1], m[0], m[0:1, 0:1], m @ m, m + m, sum([m, m]), 2 * m, -m, m == Matrix([[1, 2], [3, 4]]), m != m, hash(m) == hash(Matrix([[1, 2], [3, 4]])), len(m), bool(m), m ** 3, f"{m:.1f}", 3 in m, reversed(m), round(m), abs(-m), ~m, divmod(m, 2), divmod(2, m), m << 1, 1 | m, int(m), float(m), complex(m), [0, 1, 2][m], math.trunc(m), math.ceil(m), math.floor(m), m(1, k=2), m.T, dir(m), copy.copy(m), list(m), [*m], sep=" | ")
m[0, 1] = 9; del m[1]; print(m.rows)
for e in ["m['a']", "m + 1", "1 + m", "m - 1", "m < m", "m.zzz", "m @ 3", "m << m >> 2", "m[1.5]", "-'a'", "m // 2", "m % 2", "m & 1", "m ^ 1", "m | 1", "1 << m", "operator.index(m)", "m[5]", "'%d' % m", "'abc'[m]", "range(m)", "bin(m)", "'a' * m", "[1] * m", "chr(m)", "round(m, 1)", "m.__class__.__name__", "pow(m, 2)", "pow(m, 2, 3)", "math.sqrt(m)", "{m: 1}[m]", "sorted([m, m])", "max(m, m)", "bytes(m)", "str(m)", "m.__dict__", "iter(m)", "next(m)", "await_(m)", "m()", "not m", "m is m", "m in [m]", "isinstance(m, Matrix)", "m.__doc__", "Matrix.__name__", "Matrix.T", "m.rows.zzz"]:
    try: r = eval(e); print(e, "=>", r if not hasattr(r, "__next__") else "iterator")
    except Exception as x: print(e, "=>", type(x).__name__, x)
with m: raise ValueError
class Temp:
    def __set_name__(self, o, n): print("set_name", o.__name__, n); self.n = n
    def __get__(self, i, o): return self if i is None else i.__dict__.get(self.n, f"no {self.n}")
    def __set__(self, i, v): i.__dict__[self.n] = v * 2
class NonData:
    def __get__(self, i, o=None): return "nondata"
class Room:
    t = Temp(); nd = NonData()
    def __getattribute__(self, n):
        if n == "magic": return "M"
        return super().__getattribute__(n)
    def __getattr__(self, n): return f"ga:{n}"
    def __delattr__(self, n): print("del", n)
r = Room(); print(r.t); r.t = 5; print(r.t, r.nd, r.magic, r.other); r.nd = "inst"; print(r.nd, r.__dict__); del r.zz
class Base:
    def __init__(self): print("Base"); super().__init__()
    def who(self): return "Base"
class L(Base):
    def __init__(self): print("L"); super().__init__()
    def who(self): return "L" + super().who()
class R(Base):
    def __init__(self): print("R"); super().__init__()
    def who(self): return "R" + super().who()
class D(L, R):
    def __init__(self): print("D"); super().__init__()
    def who(self): return "D" + super().who()
d = D(); print(d.who(), [c.__name__ for c in D.__mro__], super(L, d).who(), D.__bases__, L.who(d), super(D, D).who)
class Str(str):
    def __new__(cls, v, tag): o = super().__new__(cls, v); o.tag = tag; return o
    def __add__(self, o): return Str(str(self) + o, self.tag + "+")
s = Str("ab", "t"); print(s, s.tag, (s + "c").tag, s.upper(), type(s.upper()), len(s), s == "ab", {s: 1}["ab"], isinstance(s, str), f"{s:>5}", s[0], repr(s))
class MyInt(int):
    def __add__(self, o): return MyInt(int(self) + o + 1000)
    def __repr__(self): return f"MyInt({int(self)})"
print(MyInt(5) + 3, MyInt(5) * 2, 3 + MyInt(5), MyInt("ff", 16), -MyInt(3), sum([MyInt(1), MyInt(2)]), MyInt(7).bit_length(), [MyInt(1)], f"{MyInt(3)}", str(MyInt(3)))
class MyList(list):
    def __getitem__(self, i): return "item" if isinstance(i, int) else MyList(super().__getitem__(i))
    def append(self, x): super().append(x); return self
l = MyList([1, 2]); print(l.append(3).append(4), l[0], l[1:], type(l[1:]), [*l], l + [9], type(l + [9]), sorted(l, reverse=True), l == [1, 2, 3, 4], len(l))
class MyDict(dict):
    def __missing__(self, k): self[k] = v = k * 2; return v
    def __setitem__(self, k, v): print("set", k); super().__setitem__(k, v)
dd = MyDict(a=1); print(dd["z"], dd, dd.get("q"), dd.setdefault("w", 3), dd | {"n": 1}, type(dd | {}), dd.copy(), {**dd}, "z" in dd); dd.update(u=1); print(dd)
