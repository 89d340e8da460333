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
