# Text: the methods people use.
s = "  The quick Brown fox  "
print(repr(s.strip()), repr(s.lstrip()), s.strip().lower(), s.upper(), s.title(), s.swapcase(), s.strip().capitalize())
print("a,b,,c".split(","), " a  b ".split(), "a-b-c".rsplit("-", 1), "l1\nl2\r\nl3".splitlines(), "k=v=w".partition("="))
print("-".join(["x", "y"]), "abcabc".replace("b", "B", 1), "abc".find("c"), "abc".rfind("z"), "aXbX".count("X"))
print("file.py".startswith(("a", "f")), "file.py".endswith(".py"), "file.py".removesuffix(".py"), "un-do".removeprefix("un-"))
print("7".zfill(3), "-7".zfill(4), "ab".center(7, "*"), "ab".ljust(5) + "|", "ab".rjust(5), "a\tb".expandtabs(4))
print("abc".isalpha(), "12".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".istitle(), "x_1".isidentifier(), "ß".upper(), "ǅ".lower())
print("hello"[1:4], "hello"[::-1], "hello"[-3:], "hello"[10:], "ab" * 3, "b" in "abc", "a" < "b", max("hello"))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t nl\n \\ \x00 \x7f é \u200b 😀"), ascii("é😀"))
print("%s has %d items, %5.2f%% %-5s| %05d %x %r %c" % ("Ada", 3, 12.345, "ab", 42, 255, "q", "z"))
print("abc".translate(str.maketrans("ab", "xy", "c")), ord("é"), chr(9731), len("😀é"), "ab".encode(), "é".encode("utf-8"))
print("{} {0}".format(1) if False else "{1} {0} {name!r:>6}".format(1, 2, name="n"), "{0[k]} {1.real}".format({"k": 5}, 3))
print("a" "b", r"raw\n", """two
lines""", "con\
tinued", "\u2022", "\x41\101")
