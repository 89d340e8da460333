"""Records what CPython answers about floats and ints."""
import random
import struct
from math import isqrt

from record import Table

rng = random.Random(313)
table = Table(__file__)


def any_float():
    kind = rng.randrange(8)
    if kind == 0:
        return struct.unpack(">d", rng.randbytes(8))[0]
    if kind == 1:
        return rng.randrange(-10**6, 10**6) / 1000
    if kind == 2:
        return float(rng.randrange(-10**20, 10**20))
    if kind == 3:
        return rng.choice((-1, 1)) * 10.0 ** rng.randrange(-20, 25) * rng.choice((1, 1.5, 9.5, 2.5))
    if kind == 4:
        return rng.randrange(-200, 200) / 2 ** rng.randrange(1, 8)
    if kind == 5:
        return struct.unpack(">d", rng.randrange(1, 2**52).to_bytes(8))[0]
    if kind == 6:
        return rng.random() * 10 ** rng.randrange(-6, 19)
    return float(f"{rng.randrange(1000)}.{rng.randrange(100)}5")


def any_int():
    kind = rng.randrange(6)
    sign = rng.choice((-1, 1))
    if kind == 0:
        return sign * rng.randrange(300)
    if kind == 1:
        return sign * rng.getrandbits(63)
    if kind == 2:
        return sign * rng.getrandbits(rng.randrange(1, 400))
    if kind == 3:
        return sign * (2 ** rng.randrange(50, 200) + rng.randrange(-2, 3))
    if kind == 4:
        return sign * (10 ** rng.randrange(1, 60) + rng.randrange(-2, 3))
    return sign * rng.choice((2**61 - 1, 2**61, 2**61 - 2, 2**63, 2**63 - 1, 2**64, 2**53 + 1, 0, 1, 2))


inf, nan = float("inf"), float("nan")
SPECIAL = [0.0, -0.0, inf, -inf, nan, 1e16, 1e15, 9999999999999998.0, 1e-4, 1e-5, 0.1, 1e22, 1e23, 5e-324,
           1.7976931348623157e308, 2.2250738585072014e-308, 0.5, 1.5, 2.5, -0.5, 1e100, 2**53 + 0.0, 123456789.0]
floats = SPECIAL + [any_float() for _ in range(90)]
for x in floats:
    table.case("repr", [x], lambda: repr(x))
    table.case("hash", [x], lambda: 0 if x != x else hash(x))
    table.case("hex", [x], lambda: x.hex())
    table.case("fromhex", [x.hex()], lambda: float.fromhex(x.hex()))
    table.case("int", [x], lambda: int(x))
    table.case("round0", [x], lambda: round(x))
    table.case("ratio", [x], lambda: x.as_integer_ratio())
    table.case("is_integer", [x], lambda: x.is_integer())
    for n in {0, 1, 2, 3, rng.randrange(-20, 20), rng.choice((-309, -308, -300, 300, 323, 324, 16))}:
        table.case("round", [x, n], lambda: round(x, n))
    y = rng.choice(floats)
    table.case("floordiv", [x, y], lambda: x // y)
    table.case("mod", [x, y], lambda: x % y)
    table.case("complex", [x, y], lambda: repr(complex(x, y)))
    table.case("complexhash", [x, y], lambda: 0 if x != x or y != y else hash(complex(x, y)))
for x, y in [(0.0, -1.0), (2.0, 0.5), (10.0, 400.0), (-8.0, 3.0), (inf, 0.0), (nan, 0.0), (0.0, 0.0), (-2.0, -3.0)]:
    table.case("pow", [x, y], lambda: x**y)

texts = """1 1.5 -1.5 +1.5 .5 5. . e5 1e5 1E5 1e+5 1e-5 1e 1e+ inf -inf +inf Infinity INFINITY nan NaN -nan infin infi
1_000 1_000.5 1__0 _1 1_ 1._5 1_.5 1e1_0 1e_1 0x10 1e400 -1e400 1e-400 1,5 1.5.5 --1 +-1 1j ١٢ ١.٥ １２ abc 0b1 00012
1e99999999999 0.1e-99999999999 12345678901234567890123 2.2250738585072011e-308 9007199254740993 1_0e1_0 ²
""".split() + ["", " ", " 1 ", "\t1.5\n", "\u20031.5\u2003", "1 2", "1\x002", "\x1c1", "'quoted'", 'a"b\'c', "é"]
for t in texts:
    table.case("float", [t], lambda: float(t))
    table.case("parse", [t, 10], lambda: int(t))
for t in """0x1p0 1p0 0x1.8 0x.8p1 -0x1.8p-1 0x1p1024 0x1.fffffffffffff8p1023 0x1.fffffffffffff7p1023 0x1p-1075
0x1.8p-1075 0x0.8p-1074 0x1.00000000000008p0 0x1.00000000000018p0 0x1.000000000000080001p0 0x 0xp1 0x1p 0x1p+ p1 inf
nan -Infinity 0x1.8p99999999999999999999 0x0p99999999999999999999 0x1p-99999999999999999999 xyz 1.8.2 0X1P3 a.b
0x123456789abcdef0123456789 0x.00000000000000000000000000001p200""".split() + [" 0x1 ", ""]:
    table.case("fromhex", [t], lambda: float.fromhex(t))

ints = [any_int() for _ in range(90)]
for n in ints:
    base = rng.randrange(2, 37)
    table.case("inthash", [n], lambda: hash(n))
    table.case("tofloat", [n], lambda: float(n))
    table.case("bits", [n], lambda: (n.bit_length(), n.bit_count()))
    table.case("prefixed", [n], lambda: (bin(n), oct(n), hex(n)))
    m = rng.choice(ints)
    table.case("truediv", [n, m], lambda: n / m)
    table.case("divmod", [n, m], lambda: divmod(n, m))
    table.case("intmod", [n, m], lambda: n % m)
    table.case("isqrt", [n], lambda: isqrt(n))
    shift = rng.randrange(80)
    table.case("lshift", [n, shift], lambda: n << shift)
    table.case("rshift", [n, shift], lambda: n >> shift)
    digits = rng.randrange(0, 25)
    table.case("roundint", [n, digits], lambda: round(n, -digits))
    k = rng.choice((rng.randrange(-20, 20), rng.getrandbits(70), -rng.getrandbits(40)))
    table.case("powmod", [n, k, m], lambda: pow(n, k, m))
    e = rng.randrange(30)
    table.case("powint", [n, e], lambda: n**e)
    length = rng.choice((1, 2, 4, 8, 9, 16, 60))
    order = rng.choice(("big", "little"))
    signed = rng.random() < 0.5
    table.case("to_bytes", [n, length, order, signed], lambda: n.to_bytes(length, order, signed=signed))
    data = rng.randbytes(length)
    table.case("from_bytes", [data, order, signed], lambda: int.from_bytes(data, order, signed=signed))
    x = rng.choice(floats + [float(n) if abs(n) < 2**1000 else 0.0] * 100)
    table.case("cmp", [x, n], lambda: (x < n, x == n, x > n))
for n, length in [(127, 1), (128, 1), (-128, 1), (-129, 1), (255, 1), (256, 1), (0, 0), (-1, 0), (1, 0), (32767, 2)]:
    for signed in (False, True):
        table.case("to_bytes", [n, length, "big", signed], lambda: n.to_bytes(length, "big", signed=signed))
for a, b in [(10**400, 1), (1, 10**400), (10**400, 10**399), (2**1100, 3**600), (3, 2**1077), (-3, 2**1080), (0, -5),
             (2**1024 - 2**970, 1), (2**1024 - 2**969, 1), (2**53 + 1, 1), (2**54 + 2, 2), (-(2**63), -1)]:
    table.case("truediv", [a, b], lambda: a / b)
    table.case("divmod", [a, b], lambda: divmod(a, b))
    table.case("tofloat", [a], lambda: float(a))
table.case("intmod", [7, 0], lambda: 7 % 0)


def digits_in(n, base):
    out = ""
    while n:
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[n % base] + out
        n //= base
    return out or "0"


for n in ints[:150]:
    base = rng.randrange(2, 37)
    text = digits_in(abs(n), base)
    table.case("digits", [n, base], lambda: text)
    table.case("parse", [("-" if n < 0 else "") + text, base], lambda: int(("-" if n < 0 else "") + text, base))
    wrong = text[: len(text) // 2] + rng.choice("zZ9_ -+x.é٣") + text[len(text) // 2 :]
    table.case("parse", [wrong, base], lambda: int(wrong, base))
for t in texts + """0x1f 0X1F 0o17 0O17 0b101 0B101 0x 0b 0o 0x_1f 0x__1f 0x1f_ 0_7 010 00 0_0 -0x1f +0b1 z 10 _10 1_0 0b102
0xg -- - + 0x-1 1.0 9223372036854775807 9223372036854775808 -9223372036854775808 -9223372036854775809""".split():
    for base in (0, 2, 8, 10, 16, 36):
        table.case("parse", [t, base], lambda: int(t, base))
for base in (1, 37, -1):
    table.case("parse", ["1", base], lambda: int("1", base))
for t in ("1" * 4300, "1" * 4301, "1_" * 4300 + "1", "x" * 300, "-" + "9" * 5000):
    table.case("parse", [t, 10], lambda: int(t))
for n in (10**4299, 10**4300, -(10**4300), 10**6000):
    table.case("decimal", [f"{n:x}"], lambda: str(n))
for count in range(0, 6):
    items = tuple(ints[:count])
    table.case("tuplehash", [items], lambda: hash(items))
table.save()
