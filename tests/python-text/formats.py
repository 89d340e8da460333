"""Records what CPython answers about format specs, %-formatting and str.format's templates."""
import _string
import random

from record import Table

rng = random.Random(2024)
table = Table(__file__)
pick = rng.choice


def spec(types):
    out = ""
    if rng.random() < 0.3:
        out += pick(["", "", "*", "0", " ", "é", "x", "<", "{"]) + pick("<>=^")
    if rng.random() < 0.3:
        out += pick("+- ")
    if rng.random() < 0.1:
        out += "z"
    if rng.random() < 0.2:
        out += "#"
    if rng.random() < 0.2:
        out += "0"
    if rng.random() < 0.6:
        out += str(rng.randrange(1, 25))
    if rng.random() < 0.3:
        out += pick([",", "_", ",", "_", "_,", ",_", ",,"])
    if rng.random() < 0.4:
        out += "." + pick(["0", "1", "2", "3", "5", "10", "20", ""])
    return out + pick(types)


FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 0.125, 1234567.891, -1234567.891, 1e16, 1e15, 1e-5, 1e-4, 123456789.0,
          9.995, 0.0001234, 1e100, 5e-324, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"), 999999.5,
          99999.95, -0.001, -0.4, 1 / 3, 2 / 3, 100.0, 1e22, 0.045, 12345.678, 3.14159, 1e6, 123456.0, 0.00001]
INTS = [0, 1, -1, 7, 42, -42, 255, 256, 1000, -1000, 65535, 123456789, -123456789, 2**63, 10**20, -(10**30), 0x1F600,
        97, 0x110000, 233]
STRS = ["", "a", "abc", "hello world", "é", "日本語", "😀x", "it's"]
FLOAT_TYPES = ["", "", "e", "E", "f", "F", "g", "G", "n", "%", "d", "s", "x", "é", "ab"]
INT_TYPES = ["", "", "b", "c", "d", "o", "x", "X", "n", "e", "f", "g", "%", "s", "q", "\x01", "dd"]

for _ in range(600):
    x, s = pick(FLOATS), spec(FLOAT_TYPES)
    table.case("float", [x, s], lambda: format(x, s))
    n, s = pick(INTS), spec(INT_TYPES)
    table.case("int", [n, s], lambda: format(n, s))
for _ in range(300):
    t, s = pick(STRS), spec(["", "s", "s", "d", "x"])
    table.case("str", [t, s], lambda: format(t, s))
    re, im, s = pick(FLOATS), pick(FLOATS), spec(["", "", "e", "f", "g", "G", "n", "%", "d"])
    table.case("complex", [re, im, s], lambda: format(complex(re, im), s))
for x in FLOATS:
    for s in ("", ".3", ".0", "#", ".1f", ".2f", ".3g", ".0f", ".0e", "#.0f", "#g", ",", "_.2f", "010.2f", "+.1e", "z.0f",
              "015,.2f", "%", ".1%", ".17g", ".16", ".30f", ".50e", "<10", "^12.3"):
        table.case("float", [x, s], lambda: format(x, s))
for s in ("99999999999999999999", ".99999999999f", ".99999999999999999999f", "١٠d", "5c", "<5c", "=5c", "05c", "08,d",
          "09,d", "010,d", "011,d", "012_x", "#012_x", "#_b", "*=+10,d", "😀^9"):
    for n in (5, 12345, -12345, 97):
        table.case("int", [n, s], lambda: format(n, s))


def percent():
    out = "%"
    for _ in range(rng.randrange(3)):
        out += pick("-+ #0")
    out += pick(["", "", "5", "10", "12", "*"])
    out += pick(["", "", ".2", ".0", ".5", ".", ".*"])
    out += pick(["", "", "", "", "l", "h"])
    return out + pick("diuoxXeEfFgGcrsa%diuoxXeEfFgGcrsady\u20ac")


for _ in range(600):
    template = "".join(pick(["", "a", "é ", "%%"]) + percent() for _ in range(rng.randrange(1, 3)))
    count = template.count("%") - 2 * template.count("%%") + template.count("*") - pick([0, 0, 0, 0, 1])
    # A star takes an int for a width: keep those small.
    values = [5, 3, -4, 7.5, "s"] if "*" in template else INTS + FLOATS + STRS + [5, 3] * 10
    args = tuple(pick(values) for _ in range(max(0, count)))
    shown = [type(a).__name__[0] + (a.hex() if isinstance(a, float) else str(a)) for a in args]
    table.case("percent", [template, shown], lambda: template % args)
for template in ("%", "%5", "%(a", "%(a)s", "%(a)d %(b)s", "%(a)s%s", "%(a)*d", "%(a)(b)s", "%((a))s", "%99999999999999999999d",
                 "%.99999999999d", "%(missing)s", "abc", "%%", "%5%", "%(a)%", "%(b)10.1s|"):
    mapping = {"a": 1, "b": "text", "(a)": 2}
    table.case("mapping", [template], lambda: template % mapping)
    table.case("percent", [template, ["i5"]], lambda: template % (5,))
    table.case("percent", [template, []], lambda: template % ())

TEMPLATES = """{} {0} {1} {a} {} {} {0}{} {}{0} {{}} {{ }} { } {{{}}} {!r} {!s:>5} {0!r:^{1}} {:{}} {:{}{}} {:{:{}}} {0.a} {0[1]}
{0[a]} {a.b[c].d} {a..b} {a[} {a[]} {a[]x} {a[0]x} {a[0].} {a!} {a!r {a!rx} {a!x} {a:{b} {a:} {a!r:} {: {{0} {0}} }{ {[} {.a} {[0]}
{99999999999999999999} {0[99999999999999999999]} {a:x{b}y{c}z} {a{b}} {0!é} {a[{]} {a[}]} {a[!]:} {-1} {٣} {0[٣]} {{{0}}}
{2}{1}{0} {a}{}{b}{} {!} {!r!s} {:{{}}} {a:}} x{ x} {0:>{1}.{2}}""".split() + ["", "plain", "{ 0}", "{0 }", "a{0}b{1}c", "{0!r :x}", "{a b}", "{:>{}}{}"]
for _ in range(400):
    TEMPLATES.append("".join(pick(["{", "}", "{}", "{0}", "{1}", "!r", ":", "[", "]", ".", "a", "{{", "}}", ":>5", "{a}", "!"])
                             for _ in range(rng.randrange(1, 7))))
for t in TEMPLATES:
    table.case("pieces", [t], lambda: [
        (literal, "-" if name is None else f"{name}|{spec}|{conversion or ''}")
        for literal, name, spec, conversion in _string.formatter_parser(t)])
    table.case("render", [t], lambda: t.format("5", "10", "2", a="x", b="3"))


def split(name):
    first, rest = _string.formatter_field_name_split(name)
    return [repr(first), *(("." if attribute else "[") + repr(step) for attribute, step in rest)]


for name in """a 0 a.b a[0] a[b] a.b.c[d][1].e a[b a[] a. .a [0] a..b a[0]x a[0].b 0.1 1a 007 -1 a[007] a[-1] a[b.c] a[b[c]] ٣ a]
a[]]""".split() + ["", "a b", "a.[x]", "99999999999999999999", "a[99999999999999999999]"]:
    table.case("name", [name], lambda: split(name))
table.save()
