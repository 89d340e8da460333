"""Writes src/python/text/tables/: CPython 3.13's character classes and case mappings (Unicode 15.1), compressed.

Run with python3.13 from anywhere.
"""
import pathlib

TABLES = pathlib.Path(__file__).parents[2] / "src/python/text/tables"
EVERY = [chr(i) for i in range(0x110000)]

# Must agree with the constants of chars.rs.
CLASSES = {
    # printable, alpha, decimal, digit, numeric, starts an identifier, continues one
    (0, 0, 0, 0, 0, 0, 0): 0,
    (0, 0, 0, 0, 0, 0, 1): 1,
    (1, 0, 0, 0, 0, 0, 0): 2,
    (1, 0, 0, 0, 0, 0, 1): 3,
    (1, 0, 0, 0, 0, 1, 1): 4,
    (1, 0, 0, 0, 1, 0, 0): 5,
    (1, 0, 0, 0, 1, 1, 1): 6,
    (1, 0, 0, 1, 1, 0, 0): 7,
    (1, 0, 0, 1, 1, 0, 1): 8,
    (1, 0, 1, 1, 1, 0, 1): 9,
    (1, 1, 0, 0, 0, 0, 0): 10,
    (1, 1, 0, 0, 0, 0, 1): 11,
    (1, 1, 0, 0, 0, 1, 1): 12,
    (1, 1, 0, 0, 1, 1, 1): 13,
}


def class_of(c):
    return CLASSES[tuple(map(int, (
        c.isprintable(), c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(),
        c.isidentifier(), ("a" + c).isidentifier(),
    )))]


def runs():
    """Each run of one class as a varint of (length - 1) * 16 + class."""
    out = bytearray()
    start, current = 0, class_of("\0")
    for i in range(1, 0x110001):
        new = class_of(EVERY[i]) if i < 0x110000 else None
        if new != current:
            n = (i - start - 1) * 16 + current
            while n >= 128:
                out.append(n & 127 | 128)
                n >>= 7
            out.append(n)
            start, current = i, new
    return bytes(out)


def exceptions(mapped, expected, skip):
    return "".join(
        f"{c}{mapped(c)}\n" for c in EVERY if mapped(c) != expected(c) and not skip(ord(c))
    )


def georgian(i):
    return 0x10D0 <= i <= 0x10FF


def cherokee(i):
    return 0x13A0 <= i <= 0x13FD or 0xAB70 <= i <= 0xABBF


TABLES.mkdir(exist_ok=True)
(TABLES / "classes.bin").write_bytes(runs())
(TABLES / "title.txt").write_text(exceptions(str.title, str.upper, georgian), encoding="utf-8")
(TABLES / "fold.txt").write_text(exceptions(str.casefold, str.lower, cherokee), encoding="utf-8")


def wide():
    """Runs of narrow and wide characters in turn, each length as a varint."""
    import unicodedata
    out, start, current = bytearray(), 0, False
    for i in range(0x110001):
        new = i < 0x110000 and unicodedata.east_asian_width(EVERY[i]) in "FW"
        if new != current:
            n = i - start
            while n >= 128:
                out.append(n & 127 | 128)
                n >>= 7
            out.append(n)
            start, current = i, new
    return bytes(out)


(TABLES / "wide.bin").write_bytes(wide())
