# Calls, slices, dicts, sets, texts, comparisons, each with its error.
# CPython-test-like checks with small asserts printing results
import sys, itertools, functools, collections, operator, string, math, types, copy, enum, re
def check(name, fn):
    try: r = fn()
    except BaseException as e: r = f"{type(e).__name__}: {e}"
    print(f"{name}: {r}")
# unpacking & star
check("u1", lambda: (lambda a, *b, c=3, **d: (a, b, c, d))(*[1, 2], **{"c": 4, "e": 5}))
check("u2", lambda: [*range(2), *"ab", *{"k": 1}])
check("u3", lambda: {**{"a": 1}, **dict(b=2), "a": 3})
check("u4", lambda: (lambda *a: a)(*iter([1]), 2, *()))
check("u5", lambda: (lambda **k: k)(**{"a": 1}, **{"a": 2}))
check("u6", lambda: (lambda a: a)(**{1: 2}))
check("u7", lambda: print(*5))
check("u8", lambda: dict(**5))
check("u9", lambda: (lambda a, b: 0)(1, **{"a": 2}))
check("u10", lambda: (lambda a, b, /: (a, b))(1, b=2))
check("u11", lambda: (lambda a, b=2, *, c: 0)())
check("u12", lambda: (lambda a, b, c, d: 0)(1))
check("u13", lambda: (lambda *, c, d: 0)())
check("u14", lambda: (lambda a=1, *, c: 0)(1, 2, 3, c=1))
check("u15", lambda: (lambda a, b=2: 0)(1, 2, 3, x=1))
def f(a, b): pass
check("u16", lambda: f(1, 2, 3)); check("u17", lambda: f(1)); check("u18", lambda: f(1, 2, c=3)); check("u19", lambda: f(a=1)); check("u20", lambda: f(1, a=1, b=2))
class C:
    def m(self, a): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
check("m1", lambda: C().m()); check("m2", lambda: C().m(1, 2)); check("m3", lambda: C.m()); check("m4", lambda: C.c()); check("m5", lambda: C.s()); check("m6", lambda: C(1)); check("m7", lambda: C.c(1, 2)); check("m8", lambda: C().nope()); check("m9", lambda: C.m(1)); check("m10", lambda: C().m(b=1))
# slices and sequences
l = list(range(10))
check("s1", lambda: (l[2:5], l[::-1], l[8:2:-2], l[-3:], l[:-7], l[100:], l[5:2], l[::3]))
def sl():
    x = l[:]; x[2:4] = "ab"; x[::4] = [0, 0, 0]; x[1:1] = [9, 9]; del x[::2]; x[len(x):] = [7]; return x
check("s2", sl)
def sl2(): x = l[:]; x[::2] = [1]; return x
check("s3", sl2)
def sl3(): x = l[:]; x[2:4] = 5
check("s4", sl3)
check("s5", lambda: "hello"[1:4:2] + "hello"[::-1] + "hello"[-1:-4:-1]); check("s6", lambda: (1, 2, 3)[::2]); check("s7", lambda: range(10)[2:8:3]); check("s8", lambda: b"hello"[1:3]); check("s9", lambda: slice(1, 10, 2).indices(5)); check("s10", lambda: l["a"]); check("s11", lambda: l[1.0]); check("s12", lambda: l[None:None:None] == l); check("s13", lambda: l[::0])
# dict views & order
def dv():
    d = {"a": 1, "b": 2}; k = d.keys(); d["c"] = 3; del d["a"]; d["a"] = 9
    return list(k), list(d.items()), k | {"z"} >= {"a"}, k & {"a"}, k - {"a"} == {"b", "c"}, sorted(k ^ {"a", "q"}), d.keys().isdisjoint({"x"}), ("b", 2) in d.items(), 9 in d.values(), len(k), repr(d.keys()), repr(d.values()), repr(d.items())
check("d1", dv); check("d2", lambda: {1: "a", 1.0: "b", True: "c"}); check("d3", lambda: dict.fromkeys("ab", [])); check("d4", lambda: {}.fromkeys([1, 2])); check("d5", lambda: dict(zip("ab", [1, 2]), c=3)); check("d6", lambda: {"a": 1}.get("b", "x")); check("d7", lambda: {"a": 1} | {"b": 2} | {"a": 3}); check("d8", lambda: {"a": 1}["b"]); check("d9", lambda: {}[()]); check("d10", lambda: {(1, 2): 3}[1, 2]); check("d11", lambda: {[1]: 2}); check("d12", lambda: {frozenset([1]): 2}); check("d13", lambda: {"a": 1}.pop("b")); check("d14", lambda: {}.popitem()); check("d15", lambda: [k for k in {"x": 1, "y": 2}])
# sets
check("t1", lambda: ({1, 2} | {3}, {1, 2} & {2}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {1} <= {1, 2}, {1, 2}.issuperset([1]), {1, 2} == {2, 1}, set("aab") == {"a", "b"}, frozenset([1]) == {1}, {1, 2}.isdisjoint({3}))); check("t2", lambda: {1}.add([])); check("t3", lambda: {1} | [1]); check("t4", lambda: {1} < 5); check("t5", lambda: set([[]])); check("t6", lambda: {1, 2}.symmetric_difference([2, 3])); check("t7", lambda: {1}.discard(5))
def st(): s = {1, 2, 3}; s |= {4}; s &= {1, 4, 9}; s ^= {1, 7}; s -= {7}; s.update([1], (2,)); s.intersection_update([2, 4]); s.difference_update([9]); return s
check("t8", st)
# strings
check("x1", lambda: "a\tb\n\\\"'" + r"\n" + "\x41\u00e9" if False else "a\tb\n\\\"'" + r"\n" + "\x41\u00e9"); check("x2", lambda: repr("it's \"q\" \n\x00\x7f\u200b\U0001f600")); check("x3", lambda: "%s %r %5.2f %-5d| %+d %x %o %e %c %%" % ("a", "b", 1.234, 5, 6, 255, 8, 12345.678, "z")); check("x4", lambda: "{:,} {:_} {:b} {:#x} {:08.3f} {:>10} {:^10} {:*<10} {!r} {:e} {:g} {:%}".format(1234567, 1234567, 5, 255, 3.14159, "r", "c", "l", "q", 12345.6789, 0.00001234, 0.25)); check("x5", lambda: "a,b,,c".split(",") + "a b  c".split() + "abc".split("b", 0)); check("x6", lambda: "Hello".center(11, "*") + "x".ljust(3) + "|" + "y".rjust(3) + "7".zfill(4) + "-7".zfill(4)); check("x7", lambda: ("abc" < "abd", "a" < "B", "Z" < "a", "" < "a", "abc" == "ABC".lower())); check("x8", lambda: "mississippi".replace("ss", "SS", 1).count("s")); check("x9", lambda: ("abc".find("d"), "abc".index("c"), "abcabc".rfind("b"), "abc".startswith(("x", "a")), "abc".endswith("bc", 1))); check("x10", lambda: "abc".index("d")); check("x11", lambda: "".join(map(str, range(5))) + "-".join("abc")); check("x12", lambda: "a-b_c d".translate(str.maketrans("-_", "+=", " "))); check("x13", lambda: ("1".isdigit(), "a1".isalnum(), "A".isupper(), "ab c".istitle(), "\n".isprintable(), "".isalpha(), "é".isascii())); check("x14", lambda: "line1\nline2\r\nline3".splitlines()); check("x15", lambda: "a" "b" 'c'); check("x16", lambda: f"{'a':>{3}}{1:{'>'}{4}}{[1,2][0]}{ {'k': 1}['k'] }{'x' if 1 else 'y'}{(lambda: 5)()}"); check("x17", lambda: "ab" * 3 + 2 * "c" + "d" * -1); check("x18", lambda: "abc"[5]); check("x19", lambda: "a" + 1); check("x20", lambda: "a" * 1.5); check("x21", lambda: "x".join([1, 2])); check("x22", lambda: "{} {}".format(1)); check("x23", lambda: "%d" % "a"); check("x24", lambda: "%s %s" % (1,)); check("x25", lambda: int("abc")); check("x26", lambda: "é".encode().decode("ascii")); check("x27", lambda: b"\xff".decode()); check("x28", lambda: "😀".encode("utf-16-le")); check("x29", lambda: len("😀é")); check("x30", lambda: "ǅ".lower() + "ΑΣ".lower() + "ﬁ".upper()); check("x31", lambda: "abc".removeprefix("ab") + "abc".removesuffix("bc")); check("x32", lambda: "a.b.c".rpartition(".") + "abc".partition("x")); check("x33", lambda: "tEST wORD's".title() + "ß".casefold() + "aBc".swapcase() + "hello world".capitalize()); check("x34", lambda: "{0[a]} {1.real} {2!r:>5}".format({"a": 1}, 5, "z")); check("x35", lambda: format(3.14159, ".2f") + format("a", "^5") + format(255, "#06x") + format(True, "d") + format(1e10, "g") + format(-5, "+"))
# comprehension scoping, walrus, lambda, closures
check("c1", lambda: [x for x in range(3) if x % 2 == 0 or x == 1]); check("c2", lambda: [(y := x * 2, y + 1) for x in range(2)]); check("c3", lambda: {k: v for k, v in zip("ab", [1, 2]) if v}); check("c4", lambda: sum(x for x in range(4))); check("c5", lambda: [[i * j for j in range(2)] for i in range(2)]); check("c6", lambda: [f() for f in [lambda i=i: i for i in range(3)]]); check("c7", lambda: [f() for f in [lambda: i for i in range(3)]]); check("c8", lambda: (lambda x: (lambda y: x + y))(1)(2)); check("c9", lambda: list(map(lambda x, y: x * y, [1, 2], [3, 4]))); check("c10", lambda: [a for a, *b in [(1, 2, 3), (4,)]]); check("c11", lambda: any((n := x) > 2 for x in [1, 5, 2]) and n if False else "skip"); check("c12", lambda: [*(i for i in range(3)), *[j for j in "ab"]]); check("c13", lambda: next(x for x in range(10) if x * x > 20)); check("c14", lambda: max((len(w), w) for w in ["a", "bbb", "cc"])); check("c15", lambda: {x % 3 for x in range(10)} == {0, 1, 2}); check("c16", lambda: [x for x in undefined_name])
# chained comparison, boolean, identity, conditional
check("b1", lambda: (1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, not None, None or "d", 0 and 1, [] or {} or "x", 1 if [] else 2, 3 and 4, not 1 == 2, 1 in [1] == True, (1 in [1]) == True)); check("b2", lambda: (None is None) if False else None); check("b3", lambda: 5 < "a"); check("b4", lambda: [] < 5); check("b5", lambda: None > None); check("b6", lambda: 1j > 0); check("b7", lambda: {} < {}); check("b8", lambda: (1, "a") < (1, 2)); check("b9", lambda: [1, 2] < [1, 2, 3] < [2]); check("b10", lambda: bool(float("nan")) and float("nan") != float("nan")); check("b11", lambda: -1 ** 2 == -1 and (-1) ** 2 == 1 and 2 ** 3 ** 2 == 512 and not -7 // 2 == -3); check("b12", lambda: 1 < 2 > 1 != 3 in [3] is not None)
