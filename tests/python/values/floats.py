# Floats: the shortest repr that reads back, special values, rounding.
import math

for x in (0.1 + 0.2, 1e16, 1e15, 123456789012345678.0, 1e-5, 0.0001, 1.0, -0.0, 5e-324, 1.7976931348623157e308,
          float("inf"), float("-inf"), float("nan"), 100.0, 1 / 3, 2 / 3, 1e22, 1e23, 3.0e-10):
    print(x, end=" ")
print()
print(round(2.675, 2), round(0.5), round(1.5), round(-2.5), round(1234.5678, -2), round(3.14159, 3))
print(7.5 // 2, -7.5 // 2, 7.5 % -2, divmod(7.5, 2), 2.0**0.5, 2**-1, 1e308 * 10)
print((0.75).as_integer_ratio(), (3.0).is_integer(), (1.5).hex(), float.fromhex("0x1.8p+1"), float("1_0.5e1"))
print(math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.isclose(0.1 + 0.2, 0.3), math.inf > 1e308)
print(math.pi, math.e, math.tau, math.sqrt(2), math.hypot(3, 4), math.gcd(12, 18), math.factorial(10), math.comb(5, 2))
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], sorted([3, 1.5, 2]), 0.1 + 0.1 + 0.1 == 0.3, math.fsum([0.1] * 10))
