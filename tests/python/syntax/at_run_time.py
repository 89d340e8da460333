# Syntax errors caught as exceptions, from compile and exec.
sources = [
    "x = (1,\n", "return 5", "def f():\n    yield 1\nbreak", "for x in y print(x)", "a b", "1 +",
    "def f(a, a): pass", "nonlocal x", "async def f():\n    yield from []", "x = 08", "'abc",
    "lambda: (yield)", "f(a=1, 2)", "del f()", "import", "else: pass", "class :", "def f(x=1, y): pass",
    "f'{x'", "f'{}'", "async with a: pass", "[await x for x in y]", "x: int: str", "a = *b", "global x; x = 1; def",
    "try:\n    pass\nx = 1", "while True\n    pass", "continue", "{1: 2, 3}", "match x:\n    case a | b: pass",
]
for source in sources:
    try:
        compile(source, "<book>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as error:
        print(f"{source!r}: {type(error).__name__}: {error.msg} ({error.lineno}, {error.offset})")
