# The words of the errors that beginners meet first.
import math

attempts = [
    "1 / 0", "1 % 0", "1.0 / 0", "[][0]", "{}['a']", "(1).foo", "'a' + 1", "1 + 'a'", "len(5)",
    "int('tea')", "int('12', 1)", "float('x')", "[1].index(2)", "(lambda a: a)()", "(lambda: 0)(1)",
    "None.x", "undefined_name", "'abc'[1.5]", "[1, 2](0)", "range(0, 1, 0)", "next(iter([]))",
    "max([])", "'%d' % 'x'", "'{}'.format()", "'{a}'.format()", "chr(-1)", "ord('ab')", "abs('x')",
    "sorted([1, 'a'])", "{[]: 1}", "sum(['a'])", "a, b = 1", "math.sqrt(-1)", "dict([1])",
    "'a' < 1", "object() + 1", "-'a'", "[].pop()", "{}.popitem()", "set().pop()", "(1, 2).append(3)",
    "[1, 2].remove(3)", "bytes([256])", "'x'.encode('ascii', 'odd') and 'é'.encode('ascii')",
    "iter(5)", "round('x')", "1 << -1", "10 ** 400 * 1.0", "isinstance(1, 5)", "print(end=5)",
    "'a'.join([1])", "'abc'.index('z')", "complex('x')", "hash([])", "next(5)", "super().x",
    "lst[0]", "math.pie", "'a'.uper()", "pritn", "[1,2].lenght",
]
lst = []
for source in attempts:
    try:
        exec(source)
    except Exception as error:
        print(f"{source:<34} {type(error).__name__}: {error}")
    else:
        print(f"{source:<34} went well")
