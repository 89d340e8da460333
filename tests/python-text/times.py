"""Records what CPython answers about dates, times and the functions of math."""
import math
import random
from datetime import date, datetime, timedelta, timezone

from record import Table

rng = random.Random(1970)
table = Table(__file__)
EPOCH = datetime(1970, 1, 1)
SPECIAL = [(1, 1, 1), (9999, 12, 31), (1970, 1, 1), (2000, 2, 29), (1900, 2, 28), (2024, 2, 29), (2026, 11, 23), (2020, 12, 31), (2021, 1, 3), (1000, 6, 15)]
CODES = "aAbBcCdDeFgGHIjmMnpSTuUVwWyYzZ%xXRr"


def text(moment):
    offset = moment.utcoffset()
    return [str(v) for v in (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, moment.microsecond,
                             offset // timedelta(microseconds=1) if offset is not None else "-")]


for i in range(130):
    if i < len(SPECIAL):
        moment = datetime(*SPECIAL[i])
    else:
        moment = datetime(1, 1, 1) + timedelta(days=rng.randrange(3652000), seconds=rng.randrange(86400), microseconds=rng.choice([0, 0, 5, 999999, 120000]))
    if rng.random() < 0.4:
        moment = moment.replace(tzinfo=timezone(timedelta(minutes=rng.randrange(-700, 800), seconds=rng.choice([0, 0, 0, 30]), microseconds=rng.choice([0, 0, 0, 7])), "Zone"))
    args = [text(moment)]
    naive = moment.replace(tzinfo=None)
    table.case("micros", args, lambda: (naive - EPOCH) // timedelta(microseconds=1))
    table.case("calendar", args, lambda: (*moment.isocalendar(), moment.weekday(), moment.timetuple().tm_yday))
    for spec in ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds", "no"):
        table.case("iso", [*args, spec], lambda: moment.isoformat("T", spec))
    for spec in ("auto", "minutes", "milliseconds"):
        shown = moment.isoformat(rng.choice("T "), spec)
        table.case("fromiso", [shown], lambda: text(datetime.fromisoformat(shown)))
        basic = shown.replace(":", "").replace("-", "", 2)
        table.case("fromiso", [basic], lambda: text(datetime.fromisoformat(basic)))
    table.case("ctime", args, lambda: moment.ctime())
    if moment.year >= 1000:
        picked = "".join(f"%{rng.choice(CODES + 'f')}{rng.choice([' ', '-', ''])}" for _ in range(4))
        table.case("strftime", [*args, picked], lambda: moment.strftime(picked))
    shape = rng.choice(["%Y-%m-%d %H:%M:%S", "%d/%m/%y %I:%M %p", "%Y-%m-%dT%H:%M:%S.%f", "%a %b %d %H:%M:%S %Y", "%A, %d %B %Y", "%Y%m%d%H%M%S", "%j %Y",
                        "%c", "%x %X", "%Y-%m-%d %H:%M:%S%z", "%H:%M"])
    shown = moment.strftime(shape) if moment.year >= 1000 else "x"
    if rng.random() < 0.3:
        at = rng.randrange(len(shown) + 1)
        shown = shown[:at] + rng.choice(["x", " ", "9", "0", "-", ""]) + shown[at + rng.randrange(2) :]
    if "  " not in shown:
        table.case("strptime", [shown, shape], lambda: text(datetime.strptime(shown, shape)))
for shown, shape in [("1", "%"), ("1", "%q"), ("2024-02-30", "%Y-%m-%d"), ("2023-02-29", "%Y-%m-%d"), ("12 AM", "%I %p"), ("12 pm", "%I %p"), ("", ""), ("x", ""),
                     ("1/2/24", "%d/%m/%y"), ("68", "%y"), ("69", "%y"), ("5%", "%d%%"), ("+01:30", "%z"), ("-0130", "%z"), ("Z", "%z"), ("+01:30:15", "%z"),
                     ("111", "%d%m"), ("60", "%S"), ("1.5", "%S.%f"), ("a\tb", "a b"), ("UTC", "%Z"), ("MAY", "%b"), ("may 1", "%B %d"), ("366 2023", "%j %Y")]:
    table.case("strptime", [shown, shape], lambda: text(datetime.strptime(shown, shape)))
for shown in ["2024-01-02", "2024-01-02T03:04", "20240102", "20240102T030405Z", "x", "", "2024-13-01", "2024-01-02T25:00", "2024-01-02T03:04:05,5", "2024-01-02T03",
              "2024-1-2", "2024-01-02T", "2024-01-02T3", "2024-01-02T03:04:05.", "2024-01-02T03:04:05.1234567", "2024-01-02T03:0405", "2024-01-02T03:04:05Zx", "202401-02",
              "2024-01-02T03:04:05+01", "2024-01-02T03:04:05+0130", "2024-01-02T03:04:05+25:00", "2024-02-30", "2024-01-02T03:04:05 ", "2024-01-02é03:04", "0000-01-01"]:
    table.case("fromiso", [shown], lambda: text(datetime.fromisoformat(shown)))
for parts in [(0, 1, 1, 0, 0, 0, 0), (10000, 1, 1, 0, 0, 0, 0), (2024, 13, 1, 0, 0, 0, 0), (2024, 0, 1, 0, 0, 0, 0), (2023, 2, 29, 0, 0, 0, 0), (2024, 1, 0, 0, 0, 0, 0),
              (2024, 1, 1, 24, 0, 0, 0), (2024, 1, 1, 0, 60, 0, 0), (2024, 1, 1, 0, 0, -1, 0), (2024, 1, 1, 0, 0, 0, 1000000), (2024, 1, 1, 23, 59, 59, 999999)]:
    table.case("check", [[*map(str, parts), "-"]], lambda: datetime(*parts) and "fine")
for _ in range(200):
    micros = rng.choice([0, 1, -1, 86400 * 10**6, -86400 * 10**6, rng.randrange(-(10**12), 10**12), rng.randrange(-(10**18), 10**18), rng.randrange(-(10**7), 10**7),
                         rng.randrange(-50, 50) * 3600 * 10**6, 10**21, 999999999 * 86400 * 10**6, -(10**21)])
    table.case("delta", [micros], lambda: (lambda d: (str(d), repr(d), d.total_seconds(), str(d.days), str(d.seconds), str(d.microseconds)))(timedelta(microseconds=micros)))
    name, unit = rng.choice([("days", 86400 * 10**6), ("hours", 3600 * 10**6), ("minutes", 60 * 10**6), ("seconds", 10**6), ("milliseconds", 1000), ("weeks", 7 * 86400 * 10**6)])
    count = rng.choice([rng.uniform(-5, 5), 0.5, 1.5, 1e-7, 2.5e-6, 1e9, 1e-3, float(rng.randrange(100)), 0.1])
    table.case("units", [count, unit], lambda: str(timedelta(**{name: count})))


def number():
    return rng.choice([rng.uniform(-10, 10), rng.uniform(-1e10, 1e10), 10.0 ** rng.randrange(-300, 300), 0.1, 0.2, 0.3, 1.0, 1e16, -1e16, 1e100, 3.0, float(rng.randrange(30))])


inf, nan = math.inf, math.nan
for _ in range(130):
    xs = [number() for _ in range(rng.randrange(0, 8))]
    ys = [number() for _ in xs]
    table.case("fsum", [xs], lambda: math.fsum(xs))
    table.case("sum", [xs], lambda: float(sum(xs)))
    table.case("hypot", [xs], lambda: math.hypot(*xs))
    table.case("dist", [xs, ys], lambda: math.dist(xs, ys))
    n, k = rng.choice([(rng.randrange(60), rng.randrange(60)), (rng.randrange(10**12), rng.randrange(6)), (rng.randrange(-3, 3), rng.randrange(-3, 3)), (10**30, 3), (200, 100)])
    table.case("count", [n, k], lambda: (str(math.comb(n, k)), str(math.perm(n, k))))
    ns = [rng.choice([rng.randrange(-100, 100), rng.randrange(10**20), 2**rng.randrange(80), 0]) for _ in range(rng.randrange(4))]
    table.case("gcd", [ns], lambda: (str(math.gcd(*ns)), str(math.lcm(*ns))))
    x, y = number(), number()
    table.case("isclose", [x, y], lambda: (str(math.isclose(x, y)), str(math.isclose(x, x * (1 + 1e-9))), str(math.isclose(x, y, rel_tol=0.5, abs_tol=1))))
    table.case("remainder", [x, y], lambda: math.remainder(x, y))
    table.case("frexp", [x], lambda: (lambda m, e: (m, str(e)))(*math.frexp(x)))
    e = rng.randrange(-2000, 2000)
    table.case("ldexp", [x, e], lambda: math.ldexp(x, e))
    table.case("next", [x, y], lambda: (math.nextafter(x, y), math.ulp(x)))
    if abs(x) < 200:
        table.case("gamma~", [x], lambda: math.gamma(x))
        table.case("lgamma~", [x], lambda: math.lgamma(x))
        table.case("erf~", [x], lambda: math.erf(x))
        table.case("erfc~", [x], lambda: math.erfc(x))
    big = rng.getrandbits(rng.randrange(65, 3000)) + 1
    table.case("log~", [big], lambda: math.log(big))
for n in (*range(-1, 30), 100, 170, 10**20):
    table.case("factorial", [n], lambda: math.factorial(n))
for x in (*map(float, range(-3, 26)), 0.5, -0.5, 171.0, 171.7, inf, -inf):
    table.case("gamma" if x == int(x or 1) and x < 24 else "gamma~", [x], lambda: math.gamma(x)) if math.isfinite(x) else table.case("gamma", [x], lambda: math.gamma(x))
    table.case("lgamma~", [x], lambda: math.lgamma(x))
for xs in ([inf], [-inf, 1.0], [inf, -inf], [nan], [1e308, 1e308], [1e308, 1e308, -1e308], [1.0, 1e100, 1.0, -1e100], [0.1] * 10, [1e16, 1.0, 1e-16], [], [-0.0]):
    table.case("fsum", [xs], lambda: math.fsum(xs))
    table.case("sum", [xs], lambda: float(sum(xs)))
    table.case("hypot", [xs], lambda: math.hypot(*xs))
table.case("dist", [[1.0], [1.0, 2.0]], lambda: math.dist([1.0], [1.0, 2.0]))
for x, y in ((inf, 1.0), (1.0, 0.0), (1.0, inf), (5.0, 2.0), (3.0, 2.0), (nan, 1.0)):
    table.case("remainder", [x, y], lambda: math.remainder(x, y))
table.save()
