# Numbers of every kind: powers of complex ones, fractions, statistics.
# ints, floats, complex
import math, fractions, statistics
from fractions import Fraction as F
print(7 // -2, -7 // 2, 7 % -3, -7 % 3, divmod(-7, 2), 7.5 // 2, -7.5 % 2, 2 ** -2, (-8) ** (1/3), 10 ** 30, -2 ** 2, 1_000, 0xff, 0o17, 0b11, 1e3, 1e-7, 123456789012345678.0, .1 + .2, 1/3, 2/3, 1e22, 1e21, 1e23)
print(int("-0x1f", 16), int("0b11", 0), int("  12_3 "), int(3.99), int(-3.99), int("z", 36), int(True), float("1e5"), float(" inf "), float("-nan"), float("1_0.5"), (5).bit_length(), (-5).bit_count(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (3.75).as_integer_ratio(), (0.5).hex(), float.fromhex("0x1.8p1"), (4.0).is_integer(), (10).conjugate(), 5 .real, (2).numerator)
print(1 == 1.0, hash(1) == hash(1.0), 10**16 == 1e16, 2**53 + 1 == float(2**53 + 1), 0.1 + 0.2 == 0.3, float("nan") == float("nan"), 1 < 1.5 < 2, True + True, 3 & 5, 3 | 5, 3 ^ 5, ~3, 1 << 70, -1 >> 3, 5 >> 1)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(0.5), round(1e20), round(5, -1), round(15, -1), round(2.5, 0), round(True), round(1.15, 1), round(1e300, 2))
print(complex(1, 2) * 3j, (1+2j) ** 2, abs(3+4j), (1+2j).conjugate(), complex("1-2j"), 1j ** 1j, (1+2j) / (3-4j), (0j), -0j, complex(-0.0, -0.0), complex(1, float("inf")), complex("nan"), repr(1e5+1e-5j), (2+3j).real, hash(1+0j) == hash(1), 1j == 1j, bool(0j), f"{1+2j:.2f}", f"{1.5j}")
for e in ["1j < 2", "int(1j)", "1j // 1", "1j % 2", "math.floor(1j)", "divmod(1j, 1)", "float(1j)", "0j ** -1", "1/0j"]:
    try: print(eval(e))
    except Exception as x: print(e, type(x).__name__, x)
print(math.gcd(12, 18, 27), math.lcm(4, 6), math.comb(10, 3), math.perm(5, 2), math.factorial(20), math.isqrt(10**20), math.prod([1,2,3,4]), math.fsum([.1]*10), math.hypot(3, 4), math.dist((0,0), (3,4)), math.copysign(1, -0.0), math.modf(3.7), math.frexp(8), math.ldexp(0.5, 4), math.trunc(-3.7), math.ceil(-3.2), math.floor(-3.2), math.degrees(math.pi), math.log(8, 2), math.log2(1024), math.log10(1000), math.exp(1), math.isclose(.1+.2, .3), math.inf, -math.inf, math.nan, math.tau, math.e, math.nextafter(1, 2), math.ulp(1.0), math.remainder(7, 2), math.gamma(5), math.erf(0.5), math.sumprod([1,2],[3,4]))
for e in ["math.sqrt(-1)", "math.log(0)", "math.factorial(-1)", "math.factorial(1.5)", "math.comb(-1, 2)", "math.acos(2)", "math.exp(1000)", "math.pow(0, -1)", "math.gcd(1.5)", "math.isqrt(-1)", "math.fmod(1, 0)", "math.log(-1)", "math.atanh(1)", "math.gamma(-1)", "math.ceil(float('inf'))", "math.floor(float('nan'))", "int(float('inf'))", "int(float('nan'))", "float(10**400)", "10**400 / 3", "10**400 * 1.0", "1e308 * 10", "2.0 ** 10000", "math.dist((1,), (1, 2))"]:
    try: print(e, eval(e))
    except Exception as x: print(e, type(x).__name__, x)
print(F(3, 6), F("0.125"), F(1.5), F("-7/3"), F(1, 3) + F(1, 6), F(3, 4) ** 2, F(7, 3) // 1, F(7, 3) % 1, round(F(7, 3), 1), float(F(1, 8)), F(5).limit_denominator(), F(math.pi).limit_denominator(100), F(1, 2) < 0.6, F(3, 1) == 3, repr(F(2, 4)), -F(1, 2), abs(F(-1, 2)), int(F(7, 2)), math.floor(F(7, 2)), F(1, 2) + 1, F(1, 2) * 1.0, f"{F(1, 3):.3f}", hash(F(1, 2)) == hash(0.5))
try: F(1, 0)
except ZeroDivisionError as e: print(e)
try: F("x")
except ValueError as e: print(e)
data = [1, 2, 2, 3, 4, 7, 9]
print(statistics.mean(data), statistics.median(data), statistics.mode(data), statistics.stdev(data), statistics.pvariance(data), statistics.quantiles(data), statistics.multimode("aabb"), statistics.median_low([1,2,3,4]), statistics.harmonic_mean([40, 60]), statistics.geometric_mean([1, 2, 4]), statistics.fmean([1, 2.5]), statistics.correlation([1,2,3],[2,4,7]), statistics.linear_regression([1,2,3],[2,4,6]), statistics.median_grouped([1,2,2,3]), statistics.variance([F(1,2), F(3,4)]))
try: statistics.mean([])
except statistics.StatisticsError as e: print(e)
try: statistics.stdev([1])
except statistics.StatisticsError as e: print(e)
nd = statistics.NormalDist(10, 2); print(nd, nd.cdf(12), nd.pdf(10), nd.inv_cdf(.5), nd + 3, nd.zscore(14))
print(str(2**1000)[:20], len(str(3**2000)), 2**100 % 97, pow(3, 1000, 10**9+7), pow(3, -1, 7), -(2**65) // 3, (2**65) % -7, (10**40) // (10**20), int(1e30), 10**25 / 10**5, (1 << 100) | 1, hash(2**61 - 1), hash(-1), hash(2**64), sum([0.1]*10), sum([1, 2.5, True]), max(1, 2.0, 2), min("b", "a"), sorted([3, 1.5, True, -2]), 1e16 + 1, 9007199254740993 * 1.0, 4.35 * 100, 1.1 * 3, 1e-5, 1e-4, 0.00001234, 123456789.123456789, 1e100, 5e-324, 1.0, 100.0, -0.0, 1e15, 1e17)
        print(z ** w)
try: S.NormalDist(1, -1)
for z in [1+2j, -1.5+.5j, 3j, 2+0j]:
    print([z ** w for w in (2, 3, -2, 0, 5.0, -7)])
try: statistics.NormalDist(1, -1)
except statistics.StatisticsError as e: print(e)
