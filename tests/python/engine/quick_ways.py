# What the inner loop does by itself gives what the long way gives: the unusual cases beside the usual ones.
import itertools
import traceback
from collections import OrderedDict, defaultdict, deque


class Vector:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        if other.x < 0:
            return NotImplemented
        return Vector(self.x + other.x)

    def __radd__(self, other):
        return "asked the right one"

    def __sub__(self, other):
        raise ValueError("no difference")

    def __mul__(self, other):
        other = None
        return self if self.x else NotImplemented

    def __getitem__(self, key):
        return self.x * key

    def __matmul__(self, other):
        yield self.x


class Short(deque):
    def __len__(self):
        return 42


class Shouting(dict):
    def __getitem__(self, key):
        return str(super().__getitem__(key)).upper()


class Kept(dict):
    def __missing__(self, key):
        return f"no {key}"


def tell(what, *args):
    try:
        print(what.__name__, what(*args))
    except Exception:
        traceback.print_exc()


def added(a, b):
    return (a + b).x


def added_in_place(a, b):
    a += b
    return a.x


def subtracted(a, b):
    return a - b


def multiplied(a, b):
    return (a * b).x


def deep(n):
    class Deep:
        def __add__(self, other):
            nonlocal n
            n -= 1
            return self + other if n else 7
    return Deep() + Deep()


def unbound_attribute():
    nothing.x += 1
    nothing = Vector(1)


def unbound_item():
    nothing[0] += 1
    nothing = [1]


def unbound_key():
    some = [1]
    some[key] += 1
    key = 0


def walrus():
    a = first = Vector(1)
    a.x += (a := Vector(10)).x
    b = rest = [5, 6]
    i = 0
    b[i] += (i := 1) + len(b := [])
    return first.x, a.x, rest, b, i


def items():
    box = {"a": [1], (1, 2): 3, 1.0: "one"}
    box["a"] += [2]
    box[1, 2] += 4
    box[True] += "!"
    text = [["x"] * 2]
    text[0][1:] += "yz"
    text[0][-1] += "!"
    counts = defaultdict(int)
    for word in "to be or not to be".split():
        counts[word] += 1
    return box, text, dict(counts), Shouting(a="b")["a"], Kept(a=1)["a"], Kept()["z"], OrderedDict(a=2)["a"]


def lengths():
    q = deque([1, 2])
    q.append(3)
    return len(q), len(Short([1])), len(Shouting(a=1)), len(Kept()), q.popleft(), len(q), len("é\U0001f40d"), len(())


def ends():
    out = []
    for call in (deque().popleft, [].pop, lambda: list.append((), 1), lambda: dict.get({}, []),
                 lambda: dict.get({}), lambda: len(Vector(1)), lambda: len(5), lambda: int([]),
                 lambda: [].append(), lambda: {}.get(1, 2, 3), lambda: "a" + 1, lambda: len(), lambda: len([], [])):
        try:
            out.append(call())
        except Exception as e:
            out.append(f"{type(e).__name__}: {e}")
    return out


def rows():
    big = 2**63 - 2
    pairs = list(zip(range(3), itertools.count(big)))
    numbered = [(i, a, b) for i, (a, b) in enumerate(zip("xy", itertools.count(1.5, 0.25)), 5)]
    longer = iter([1, 2, 3, 4])
    both = list(zip(iter("ab"), longer))
    rest = list(longer)
    shorter = itertools.count()
    list(zip(shorter, [1, 2]))
    kept = [pair for pair in enumerate(itertools.product("ab", repeat=1))]
    shared = [t for t in itertools.product([1, 2], "x", [None])]
    return pairs, numbered, both, rest, next(shorter), kept, shared, list(itertools.product()), list(map(str, enumerate("z")))


def moved():
    class Other:
        def who(self):
            return "other"
        x = "of the class"

    class One:
        def __init__(self):
            self.y = 1

        def who(self):
            return "one"

    seen = []
    one = One()
    for turn in range(4):
        seen.append((one.who(), type(one).__name__, one.y, getattr(one, "x", None)))
        one.__class__ = Other if turn % 2 == 0 else One
        one.y += 1
    return seen


tell(added, Vector(1), Vector(2))
tell(added, Vector(1), Vector(-2))
tell(added_in_place, Vector(1), Vector(2))
tell(added_in_place, Vector(1), Vector(-2))
tell(subtracted, Vector(1), Vector(2))
tell(multiplied, Vector(3), Vector(2))
tell(multiplied, Vector(0), Vector(2))
tell(deep, 300)
print(1 + Vector(1), list(Vector(2) @ Vector(3)), Vector(2)[4])
for what in (unbound_attribute, unbound_item, unbound_key, walrus, items, lengths, ends, rows, moved):
    tell(what)
