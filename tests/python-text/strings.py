"""Records what CPython answers about the methods of str and bytes, their reprs, and the codecs."""
import random

from record import Table

rng = random.Random(151)
table = Table(__file__)
pick = rng.choice

ALPHABET = list("abAB  \t\n\r,.-_'\"\\01") + ["é", "ß", "Σ", "σ", "ς", "İ", "ı", "ǅ", "ﬁ", "日", "😀", "\u2028", "\x1c", "\x85", "\x0b",
            "\x00", "\x7f", "\xa0", "\xad", "\u200b", "ᾳ", "Ꭰ", "ა", "²", "½", "٣", "Ⅷ", "ŉ", "\u0301", "\ue000", "\U000e0001"]
WORDS = ["", "a", "hello", "Hello World", "HELLO", "hello world", "a,b,,c", ",", "  lead", "trail  ", " a  b ", "x\ty\tz", "line\nline\r\nline\r",
         "ΑΣ", "ΑΣ Β", "Σ", "ß", "ǆ ǅ Ǆ", "ﬁne", "don't Stop", "it's", 'say "hi"', "it's \"both\"", "-42", "+7", "--x", "日本語 テキスト",
         "aaaa", "abab", "ÀÉÎ", "straße", "ΣΑΣ", "iİıI", "x1_y", "1x", "_", "class", "café", "e\u0301", "²", "½", "Ⅷ", "٣", "\x1f", "\u3000",
         "They're Bill's", "ᾳ ᾼ", "ŉ", "ᲀ", "Ꭰꭰ", "აბგ ᲐᲑ", "ა1", "\ud7ff", "\uffff", "\U0010ffff", "tab\there", "nul\0", "\\", "A\u0345Σ",
         "Title Case Here", "Not title", "ABC123", "abc123", "123", "\u2160", "𝟘𝟙", "𝒜"]


def word():
    if rng.random() < 0.6:
        return pick(WORDS)
    return "".join(pick(ALPHABET) for _ in range(rng.randrange(1, 9)))


def index():
    return pick([None, None, 0, 1, 2, 3, 5, 100, -1, -2, -3, -100, 2**63 - 1, -(2**63)])


texts = WORDS + [word() for _ in range(120)]
UNARY = """lower upper title capitalize swapcase casefold isalpha isalnum isdecimal isdigit isnumeric isspace isprintable isidentifier
islower isupper istitle""".split()
for t in texts:
    for name in UNARY:
        table.case(name, [t], lambda: getattr(t, name)())
    table.case("repr", [t], lambda: repr(t))
    table.case("ascii", [t], lambda: ascii(t))
    table.case("len", [t], lambda: len(t))
for c in ALPHABET + [chr(i) for i in range(256)] + [chr(rng.randrange(0x110000)) for _ in range(400)] + [chr(rng.randrange(0x3000)) for _ in range(400)]:
    if not 0xD800 <= ord(c) < 0xE000:
        table.case("class", [c], lambda: "".join("01"[getattr(c, name)()] for name in UNARY[6:]))
        table.case("case", [c], lambda: [getattr(c, name)() for name in UNARY[:6]] if c.isprintable() else "")

for _ in range(200):
    t, sep, n = word(), pick([None, None, ",", " ", "a", "ab", "", "日", "é", word()]), pick([-1, -1, 0, 1, 2, 5])
    table.case("split", [t, sep, n], lambda: t.split(sep, n))
    table.case("rsplit", [t, sep, n], lambda: t.rsplit(sep, n))
    table.case("splitlines", [t, n == 0], lambda: t.splitlines(n == 0))
    sub = sep or pick(["", "l", "b", "aa"])
    table.case("partition", [t, sub], lambda: t.partition(sub))
    table.case("rpartition", [t, sub], lambda: t.rpartition(sub))
    chars = pick([None, None, " ", "ab", "", "-+", "日é", t[:2]])
    table.case("strip", [t, chars], lambda: (t.strip(chars), t.lstrip(chars), t.rstrip(chars)))
    i, j, k = index(), index(), pick([None, 1, 2, 3, -1, -2, 0, 100, -(2**63), 2**63 - 1])
    sub = pick([sub, t[1:2], t[-2:], "", "a"])
    table.case("find", [t, sub, i, j], lambda: (t.find(sub, i, j), t.rfind(sub, i, j), t.count(sub, i, j),
                                               t.startswith(sub, i, j), t.endswith(sub, i, j)))
    table.case("slice", [t, i, j, k], lambda: t[i:j:k])
    table.case("replace", [t, sub, "<>", n], lambda: t.replace(sub, "<>", n))
    table.case("remove", [t, sub], lambda: (t.removeprefix(sub), t.removesuffix(sub)))
    width, fill = rng.randrange(-2, 14), pick(" *é")
    table.case("just", [t, width, fill], lambda: (t.center(width, fill), t.ljust(width, fill), t.rjust(width, fill), t.zfill(width)))
    table.case("expandtabs", [t, pick([8, 4, 1, 0, -1])], lambda: t.expandtabs(table.args[1]))
    data = "".join(c for c in t).encode("utf-8")
    if rng.random() < 0.5:
        data = bytes(pick(b"abAB  \t\n\r,.-+\x0b\xc3\xa9\xff\xe6\x97\xf0\x9f'\"\\") for _ in range(rng.randrange(9)))
    bsep = None if sep is None else pick([sep.encode(), data[1:2], b","])
    bsub = pick([b"", data[1:2], data[-2:], b"a", b"\n"])
    table.case("bsplit", [data, bsep, n], lambda: data.split(bsep, n))
    table.case("brsplit", [data, bsep, n], lambda: data.rsplit(bsep, n))
    table.case("bsplitlines", [data, n == 0], lambda: data.splitlines(n == 0))
    table.case("bpartition", [data, bsub], lambda: data.partition(bsub))
    table.case("brpartition", [data, bsub], lambda: data.rpartition(bsub))
    bchars = pick([None, b" ", data[:2], b"ab"])
    table.case("bstrip", [data, bchars], lambda: (data.strip(bchars), data.lstrip(bchars), data.rstrip(bchars)))
    table.case("bfind", [data, bsub, i, j], lambda: (data.find(bsub, i, j), data.rfind(bsub, i, j), data.count(bsub, i, j),
                                                    data.startswith(bsub, i, j), data.endswith(bsub, i, j)))
    table.case("breplace", [data, bsub, b"<>", n], lambda: data.replace(bsub, b"<>", n))
    table.case("bjust", [data, width], lambda: (data.center(width, b"*"), data.ljust(width, b"*"), data.rjust(width, b"*"), data.zfill(width)))
    table.case("bcase", [data], lambda: (data.title(), data.capitalize(), data.swapcase(), data.islower(), data.isupper()))
    table.case("brepr", [data], lambda: repr(data))
    group = rng.randrange(-4, 5)
    table.case("bhex", [data, group], lambda: data.hex(":", group))
    table.case("bfromhex", [data.hex() + pick(["", " ", "0", "g", " 0x"])], lambda: bytes.fromhex(table.args[0]))
    errors = pick(["strict", "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "nope"])
    encoding = pick(["utf-8", "ascii", "latin-1", "UTF8", "iso-8859-1", "utf-8-sig"])
    table.case("encode", [t, encoding, errors], lambda: t.encode(encoding, errors))
    if errors != "xmlcharrefreplace":
        table.case("decode", [data, encoding, errors], lambda: data.decode(encoding, errors))
for data in (b"\xff", b"\xc3", b"\xc3(", b"\xe6\x97", b"\xe6\x97(", b"\xf0\x9f\x98", b"\xf0\x9f\x98\x80\xf5", b"\xed\xa0\x80", b"\xc0\x80",
             b"\xf4\x90\x80\x80", b"ok\x80", b"\xe0\x80\x80", b"\xf0\x80\x80\x80", b"\xef\xbb\xbfx"):
    for errors in ("strict", "replace", "ignore", "backslashreplace"):
        for encoding in ("utf-8", "ascii", "utf-8-sig"):
            table.case("decode", [data, encoding, errors], lambda: data.decode(encoding, errors))
for text in ("\xe9", "a\xe9\u20acb", "\u20ac", "😀😀", "\x80x\xff\u0100"):
    for errors in ("strict", "replace", "ignore", "backslashreplace", "xmlcharrefreplace"):
        for encoding in ("ascii", "latin-1"):
            table.case("encode", [text, encoding, errors], lambda: text.encode(encoding, errors))
table.save()
