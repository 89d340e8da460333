# Rows that are validated into one group of errors; timed functions; deep look-ups.
def validate(data):
    errors = []
    for i, row in enumerate(data):
        try:
            if not isinstance(row, dict): raise TypeError(f"row {i}: expected dict, got {type(row).__name__}")
            if "id" not in row: raise KeyError("id")
            if row["id"] < 0: raise ValueError(f"row {i}: negative id {row['id']}")
        except (TypeError, ValueError, KeyError) as e:
            e.add_note(f"while validating row {i}")
            errors.append(e)
    if errors: raise ExceptionGroup(f"{len(errors)} invalid rows", errors)
try: validate([{"id": 1}, {"x": 1}, 5, {"id": -3}])
except* KeyError as g: print("K", g.exceptions, g.exceptions[0].__notes__)
except* TypeError as g: print("T", [str(e) for e in g.exceptions])
except* ValueError as g: print("V", g.message)
class Node:
    def __init__(self, v, children=()): self.v, self.children = v, list(children)
    def __iter__(self):
        yield self.v
        for c in self.children: yield from c
    def __repr__(self, depth=0): return "  " * depth + f"Node({self.v})" + "".join("\n" + c.__repr__(depth + 1) for c in self.children)
t = Node(1, [Node(2, [Node(3)]), Node(4)]); print(t, list(t), sum(t), max(t))
def parse_kv(s): return {k.strip(): v.strip() for k, _, v in (p.partition("=") for p in s.split(";") if p.strip())}
print(parse_kv("a=1; b = 2;;c"), parse_kv(""))
import functools, time
def timed(fn=None, *, unit="ms"):
    if fn is None: return lambda f: timed(f, unit=unit)
    @functools.wraps(fn)
    def wrapper(*a, **k):
        t = time.perf_counter()
        try: return fn(*a, **k)
        finally: print(f"{fn.__qualname__} took {'some' if time.perf_counter() >= t else 'negative'} {unit}")
    return wrapper
@timed
def slow(): return sum(range(1000))
@timed(unit="s")
def slow2(x): raise LookupError(x)
print(slow())
try: slow2("q")
except LookupError as e: print("LE", e)
def outer():
    def middle():
        def inner():
            nonlocal_missing
        inner()
    middle()
class Deep:
    data = {"level": [{"key": (1, 2, [3])}]}
    @staticmethod
    def get(path):
        cur = Deep.data
        for p in path: cur = cur[p]
        return cur
print(Deep.get(["level", 0, "key", 2, 0]))
for path in (["nope"], ["level", 5], ["level", "x"], ["level", 0, "key", 2, 0, "z"]):
    try: Deep.get(path)
    except (KeyError, IndexError, TypeError) as e: print(type(e).__name__, e)
validate([{"id": -1}, 7, {"id": 2}])
