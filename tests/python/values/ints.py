# Whole numbers of any size: arithmetic, bases, methods.
print(2**100, -(2**64), 10**20 // 7, -(10**20) // 7, 10**20 % -7)
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, divmod(-7, 2), divmod(7, -2), pow(3, 200, 1000), pow(3, -1, 7))
print(0xFF, 0o17, 0b1011, 1_000_000, hex(255), oct(8), bin(-5), int("ff", 16), int("0b101", 0), int(" 12_3 "))
print((1000).bit_length(), (255).bit_count(), (5).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"))
print(~5, 5 & 3, 5 | 3, 5 ^ 3, 1 << 70, -1 >> 3, True + True, int(-3.9), round(2.5), round(1234, -2))
print(2**0.5 == 1.4142135623730951, 7 / 2, 6 / 3, 1e3 == 1000, hash(2**61 - 1), (3).__add__(4))
print(sum(range(1000)), max(3, 1, 2), min([4, 2]), abs(-7), 3 < 5 < 4, 1 == 1.0, 1 is True)
big = 1
for n in range(1, 31):
    big *= n
print(big, len(str(big)), big % 1_000_000_007)
