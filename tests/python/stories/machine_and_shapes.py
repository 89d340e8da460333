# A state machine, an inventory, shapes from JSON, decorators.
# mask: stdout
# Event system, state machine, inventory: mixed
from __future__ import annotations
import enum, dataclasses, collections, functools, itertools, operator, json, re, string, sys, textwrap, typing as t
from abc import ABC, abstractmethod
class State(enum.Enum):
    IDLE = "idle"; RUNNING = "running"; DONE = "done"
    def __lt__(self, other): return list(State).index(self) < list(State).index(other)
TRANS = {State.IDLE: {"start": State.RUNNING}, State.RUNNING: {"finish": State.DONE, "pause": State.IDLE}}
class InvalidTransition(Exception):
    def __init__(self, state, event):
        self.state, self.event = state, event
        super().__init__(f"cannot {event!r} from {state.name}")
    def __reduce__(self): return type(self), (self.state, self.event)
class Machine:
    def __init__(self): self._state = State.IDLE; self._log: list[tuple[State, State]] = []; self._handlers = collections.defaultdict(list)
    @property
    def state(self) -> State: return self._state
    @state.setter
    def state(self, new: State) -> None:
        old, self._state = self._state, new
        self._log.append((old, new))
        for h in self._handlers[new]: h(old, new)
    def on(self, state):
        def reg(fn): self._handlers[state].append(fn); return fn
        return reg
    def fire(self, event):
        try: self.state = TRANS[self.state][event]
        except KeyError: raise InvalidTransition(self.state, event) from None
m = Machine()
@m.on(State.RUNNING)
def running(old, new): print(f"{old.value} -> {new.value}")
for ev in "start pause start finish start".split():
    try: m.fire(ev)
    except InvalidTransition as e: print(e, e.args, e.state)
print(m._log, sorted(State, reverse=True), min(State), m.state.name)
@dataclasses.dataclass(order=True, slots=True)
class Item:
    sort_index: float = dataclasses.field(init=False, repr=False)
    name: str
    price: float
    qty: int = 1
    tags: frozenset[str] = frozenset()
    def __post_init__(self):
        self.sort_index = self.price * self.qty
        if self.price < 0: raise ValueError(f"{self.name}: negative price {self.price!r}")
    @property
    def total(self) -> float: return self.price * self.qty
    def __add__(self, other): return dataclasses.replace(self, qty=self.qty + other.qty) if self.name == other.name else NotImplemented
class Inventory(collections.abc.MutableMapping):
    def __init__(self, *items): self._d = {}; self.update((i.name, i) for i in items)
    def __getitem__(self, k): return self._d[k]
    def __setitem__(self, k, v):
        if not isinstance(v, Item): raise TypeError(f"Item expected, got {type(v).__name__}")
        self._d[k] = v
    def __delitem__(self, k): del self._d[k]
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)
    def __repr__(self): return f"{type(self).__name__}({', '.join(map(repr, self._d.values()))})"
inv = Inventory(Item("a", 2.5, 4), Item("b", 1.0), Item("c", 10, 2, frozenset({"x"})))
print(inv, "a" in inv, inv.get("zz"), inv.pop("b"), list(inv.items()), inv.setdefault("d", Item("d", 3)), len(inv), inv == {"a": 1}, sum(i.total for i in inv.values()), sorted(inv.values()), max(inv.values(), key=operator.attrgetter("price")).name)
try: inv["q"] = 5
except TypeError as e: print(e)
try: Item("neg", -1)
except ValueError as e: print(e)
try: Item("a", 1) + Item("b", 1)
except TypeError as e: print(e)
try: del inv["nope"]
except KeyError as e: print("KeyError", e)
try: inv.popitem(); inv.pop("nope")
except KeyError as e: print("KeyError", e)
print(Item("a", 1) + Item("a", 1, 5), inv.keys() & {"a", "z"}, inv.keys() | {"q"} == {"a", "c", "q"}, inv.items() - inv.items(), isinstance(inv.keys(), collections.abc.KeysView), repr(inv.keys()), inv.values())
inv.clear(); print(inv, bool(inv))
class Shape(ABC):
    registry: t.ClassVar[dict[str, type[Shape]]] = {}
    def __init_subclass__(cls, *, kind: str | None = None, **kw):
        super().__init_subclass__(**kw)
        if kind: cls.registry[kind] = cls; cls.kind = kind
    @abstractmethod
    def area(self) -> float: ...
    @classmethod
    def from_json(cls, s):
        d = json.loads(s); return cls.registry[d.pop("kind")](**d)
    def to_json(self): return json.dumps({"kind": self.kind, **self.__dict__}, sort_keys=True)
class Circle(Shape, kind="circle"):
    def __init__(self, r): self.r = r
    def area(self): return 3.14159 * self.r ** 2
class Rect(Shape, kind="rect"):
    def __init__(self, w, h=None): self.w, self.h = w, w if h is None else h
    def area(self): return self.w * self.h
for s in ('{"kind": "circle", "r": 2}', '{"kind": "rect", "w": 3}', '{"kind": "tri"}', '{"kind": "rect", "x": 3}'):
    try: o = Shape.from_json(s); print(type(o).__name__, o.area(), o.to_json())
    except (KeyError, TypeError) as e: print(type(e).__name__, e)
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        if dataclasses.is_dataclass(o): return dataclasses.asdict(o)
        if isinstance(o, enum.Enum): return o.name
        return super().default(o)
try: print(json.dumps({"s": {3, 1}, "e": State.DONE, "i": Item("z", 1)}, cls=E, indent=1), json.dumps(object(), cls=E))
except TypeError as e: print(e)
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: tuple(d.items())), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda x: -int(x)), json.loads('{"a":1,"a":2}', object_pairs_hook=list), json.dumps({(1, 2): 3}, skipkeys=True), json.dumps([float("nan"), float("inf")]), json.dumps("\u2028\x7f/"), json.dumps({"a": 1}, indent="--"), json.dumps([], indent=2), json.dumps([[]], indent=2))
for bad in [lambda: json.dumps({(1,): 2}), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps({1, 2}), lambda: json.loads(None), lambda: json.loads(b'\xff'), lambda: json.loads('{"a" 1}')]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
def pipeline(*fns): return functools.reduce(lambda f, g: lambda x: g(f(x)), fns)
print(pipeline(str.strip, str.title, lambda s: s.replace(" ", "_"))("  hello big world "))
compose2 = lambda f, g: lambda *a, **k: f(g(*a, **k)); print(compose2(len, sorted)([3, 1]))
def memo(f):
    cache = {}
    @functools.wraps(f)
    def w(*a):
        if a not in cache: cache[a] = f(*a)
        return cache[a]
    w.cache = cache
    return w
@memo
def fibm(n): "fib doc"; return n if n < 2 else fibm(n-1) + fibm(n-2)
print(fibm(90), len(fibm.cache), fibm.__name__, fibm.__doc__, fibm.__wrapped__)
class CountCalls:
    def __init__(self, f): functools.update_wrapper(self, f); self.f = f; self.n = 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
    def __get__(self, o, c=None): return functools.partial(self, o) if o is not None else self
class UseIt:
    @CountCalls
    def meth(self, x): return x * 2
print(UseIt().meth(4), UseIt.meth.n, UseIt.meth.__name__)
print(textwrap.dedent("""
   x
     y
"""), end="|\n")
