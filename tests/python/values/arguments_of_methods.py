# What the methods of texts, bytes and numbers say of arguments of the wrong kind, and what their operators' methods give.
def t(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


GIVEN = ["", "'a'", "'b', 1", "1", "None", "'a', 'b'", "('a', 1)", "b'a'", "'a', -5, 100", "10, '*'", "10, 5", "1.5"]
for method in ("center", "count", "encode", "endswith", "find", "index", "join", "ljust", "partition", "removeprefix",
               "replace", "rfind", "rindex", "rpartition", "split", "startswith", "strip", "zfill"):
    for args in GIVEN:
        t(f"'banana ab'.{method}({args})")
    t(f"str.{method}(1)")
    t(f"str.{method}()")
for method in ("count", "decode", "endswith", "find", "index", "replace", "split", "startswith"):
    for args in ["b'a', b'b'", "'a'", "None", "97", "256", "b'a', 'x'", "1.5"]:
        t(f"b'banana ab'.{method}({args})")
for text in '''str.maketrans({'a': 1, 'bb': 2})
str.maketrans({1.5: 2})
str.maketrans('a', 1)
str.maketrans(1, 'a')
'{}'.format_map([1])
'{0}'.format_map({})
bytearray(b'a').extend(5)
bytearray(b'a').extend('ab')
bytes(True)
[1].index(1, 'a')
(1,).index(1, 0, None)
(255).to_bytes(-1, 'big')
(1).__add__(1.5)
(1.5).__add__(1)
(1).__mul__('a')
(1).__eq__(1.0)
(1.0).__eq__(1)
(1).__lt__(2.5)
(1).__divmod__('a')
(7).__rdivmod__(2)
True.__add__(1)
(1j).__add__(2)
(2).__add__(1j)
(3 + 4j).__abs__()
(2.5).__floor__(), (-2.5).__ceil__()
'a'.__add__(1)
'a'.__mul__('b')
'a'.__rmul__(3)
[1].__add__((2,))
[1].__mul__(2)
(1,).__add__([1])
b'a'.__add__('a')
(1).__add__()
(1).__neg__(1)
(1).__int__(1)
[].__len__(1)
hasattr(range(3), '__add__')'''.splitlines():
    t(text)
