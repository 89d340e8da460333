# Every digit of the functions that the C library, or CPython itself, computes in a way of its own.
import math
import random

random.seed(11)
for name in "cbrt asinh acosh atanh gamma lgamma erf erfc".split():
    f = getattr(math, name)
    shown = []
    for x in [0.25, 1, 2, 3, 5, 8, 27, 64, -0.5, 1e-9, 171.5, 30.25] + [random.uniform(-8, 8) for _ in range(40)]:
        try:
            # The logarithms that lgamma is made of cancel: where they come from another C library, so do its last digits.
            shown.append(f"{f(x):.13g}" if name == "lgamma" else f"{f(x)!r}")
        except (ValueError, OverflowError) as e:
            shown.append(str(e))
    print(name, *shown)
for x in (0.0, -0.0, math.inf, -math.inf, math.nan, 1e300, 5e-324, -3.0, 200.5, 400):
    for f in (math.cbrt, math.gamma, math.lgamma, math.erf, math.erfc, math.asinh):
        try:
            print(f(x), end=" ")
        except (ValueError, OverflowError) as e:
            print(e, end=" ")
    print()
import statistics

r = random.Random(3)
cases = [(100, 0.3), (1000, 0.5), (50, 0.9), (40, 0.25), (10**6, 0.01), (25, 0.5), (10, 0.1), (200, 0.07)]
print([r.binomialvariate(n, p) for n, p in cases * 12], r.random())
data = [r.gauss(14, 8) for _ in range(30)]
print(statistics.NormalDist.from_samples(data), statistics.NormalDist.from_samples(data).cdf(20))
