# What makes values and what uses them take turns: print and __str__, sum, set, dict; lengths asked for; comparisons of a sort.
import io
import sys


def told(*xs):
    for x in xs:
        print("give", x, end="; ")
        yield x


class Loud:
    def __init__(self, n):
        self.n = n

    def __str__(self):
        print("(str)", end=" ")
        return f"loud {self.n}"

    def __repr__(self):
        return f"L{self.n}"

    def __add__(self, other):
        print("add", end=" ")
        return self

    __radd__ = __add__

    def __hash__(self):
        print("hash", end=" ")
        return self.n

    def __eq__(self, other):
        print("eq", end=" ")
        return self.n == other.n

    def __lt__(self, other):
        print(f"{self.n}<{other.n}", end=" ")
        return self.n < other.n


class Quiet:
    def __str__(self):
        raise ValueError("no text")


class Nested:
    def __str__(self):
        print("outer", Loud(7), "end")
        return "nested"


class Sized:
    def __init__(self, length=3):
        self.length = length

    def __iter__(self):
        print("iter", end=" ")
        return iter(range(3))

    def __len__(self):
        print("len", end=" ")
        if isinstance(self.length, Exception):
            raise self.length
        return self.length


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        print("iter", end=" ")
        return self

    def __next__(self):
        print("next", end=" ")
        raise StopIteration

    def __length_hint__(self):
        print("hint", end=" ")
        return self.hint


def show(what, f, x):
    try:
        print(what, "=", f(x))
    except Exception as e:
        print(what, type(e).__name__, e)


print("value:", Loud(1), "then", Loud(2), sep=" / ")
print("before", Nested(), "after")
try:
    print("begun", 1, Quiet(), "never")
except ValueError as e:
    print(e)
buffer = io.StringIO()
print("kept", Loud(3), file=buffer)
print(repr(buffer.getvalue()))
print("told", Loud(4), "elsewhere", file=sys.stderr)
print()
for name, f in [("sum", sum), ("set", lambda x: len(set(x))), ("frozenset", lambda x: len(frozenset(x))), ("dict", dict), ("bytes", bytes),
                ("fromkeys", dict.fromkeys), ("update", lambda x: {}.update(x)), ("add", lambda x: set().update(x)),
                ("starred set", lambda x: len({*x})), ("mapped", lambda x: sum(map(print, x)))]:
    for made in (lambda: told(3, 1), lambda: told("b", 1), lambda: told([], 1), lambda: told(Loud(1), Loud(0), Loud(1)),
                 lambda: told((1, 2), (3, 4)), lambda: told(("a", 1), "bcd", 5), lambda: told()):
        show(name, f, made())


def call(*args):
    return args


def first(x):
    a, *b = x
    return a, b


for name, f in [("list", list), ("tuple", tuple), ("sorted", sorted), ("starred", lambda x: [*x]),
                ("call", lambda x: call(0, *x)), ("extend", lambda x: [].extend(x)), ("set", set), ("first", first),
                ("iadd", lambda x: [1].__iadd__(x)), ("sum", sum), ("max", max), ("map", lambda x: list(map(str, x)))]:
    for x in (Sized(), Sized(-1), Sized(10), Sized(TypeError("t")), Sized(ValueError("v")), Hinted(3), Hinted("a"),
              Hinted(-1), Hinted(NotImplemented)):
        show(name, f, x)

for ns in ([1], [1, 0], [1, 1, 1], [1, 0, 1], [3, 2, 1], [3, 2, 2, 1], [2, 2, 1, 3], [1, 2, 3, 0, 5, 4], [5, 4, 4, 3, 6, 1, 2]):
    print(sorted(map(Loud, ns)))
    print(sorted(map(Loud, ns), reverse=True))
