# f-strings: specs, conversions, nesting, =, quotes inside.
name, price, n = "Ada", 1234.5678, 42
print(f"{name} {name!r} {name:>6}| {name:<6}| {name:^7}| {name:*^9} {name!r:>8}")
print(f"{price:.2f} {price:,.1f} {price:10.1f}| {price:e} {price:g} {price:%} {price:+.0f} {price:_.2f} {price:010.2f}")
print(f"{n:b} {n:o} {n:x} {n:#X} {n:08b} {n:+d} {n: d} {n:c} {10**9:,} {n:5}| {n:<5}| {n:^5}| {-n:=+6}")
print(f"{name=} {n + 1 = } {price=:.1f} {n=!s}")
width = 8
print(f"{name:{width}}| {price:{width}.{2}f}| {'nested ' + f'{n}'} {{braces}} {'quote'!r}")
print(f"{[x * 2 for x in range(3)]} { {'a': 1}['a'] } {(lambda x: x * 2)(4)} {n if n > 1 else 0}")
print(f"{"same quotes"} {'\n'.join('ab')!r}")
print(f"{True:d} {True} {None} {3.0} {1e20} {0.1:.20f} {float('nan'):5} {2**70:,}")
print(f"{'tea':.2} {'tea':5.1}| {b'x'} {...} {3:.1f} {1e-7} {123456789.0:g} {0.00001:g} {1.5:.3g} {100000:n}")
for value, spec in [("x", "d"), (1.5, "d"), (3, "q"), ("x", "=5"), ([], "5")]:
    try:
        print(format(value, spec))
    except (ValueError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
