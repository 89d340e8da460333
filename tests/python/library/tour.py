# A tour of the library, module by module.
# mask: stdout
import collections, functools, itertools, json, string, datetime, dataclasses, enum, contextlib, typing, types, operator, heapq, bisect, copy, random, math, time, sys, textwrap, statistics, abc, inspect, traceback, pprint
from collections import *
from dataclasses import dataclass, field
from enum import Enum, auto, IntEnum, Flag
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t(lambda: (Counter("hello").most_common(2), deque([1,2,3], 2), defaultdict(int, a=1), OrderedDict(a=1), namedtuple("P", "x y")(1, 2), ChainMap({1:2},{3:4})))
P = namedtuple("P", ["x", "y"], defaults=[5]); p = P(1); t(lambda: (p, p._asdict(), p._replace(x=3), p.x, P._fields, P(y=1, x=2), p == (1,5), P._make([1,2])))
t(lambda: P()); t(lambda: P(1,2,3))
d = deque(range(5)); d.rotate(2); d.appendleft(9); t(lambda: (d, d.pop(), d.popleft(), len(d), list(d)[1:], d[0])); t(lambda: deque().pop())
t(lambda: list(itertools.chain([1],[2])) + list(itertools.islice(itertools.count(5), 3)) + list(itertools.accumulate([1,2,3])) + list(itertools.combinations("abc", 2)) + list(itertools.permutations([1,2])) + list(itertools.product("ab", repeat=2)) + list(itertools.zip_longest([1],[2,3], fillvalue=0)))
t(lambda: [(k, list(g)) for k, g in itertools.groupby("aabbc")] + list(itertools.takewhile(lambda x: x<3, range(9))) + list(itertools.dropwhile(lambda x: x<3, range(5))) + list(itertools.starmap(pow, [(2,3)])) + list(itertools.repeat(1,2)) + list(itertools.pairwise([1,2,3])) + list(itertools.batched([1,2,3],2)) + list(itertools.compress("abc",[1,0,1])) + list(itertools.filterfalse(None,[0,1])))
a, b = itertools.tee([1,2]); t(lambda: (list(a), list(b), next(itertools.cycle("a"))))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
t(lambda: (fib(50), fib.cache_info(), functools.reduce(operator.add, [1,2,3]), functools.partial(int, base=2)("101"), functools.partial(print, 1)))
@functools.wraps(fib)
def w(): "doc"
t(lambda: (w.__name__, w.__wrapped__ is fib))
@functools.singledispatch
def sd(x): return "base"
@sd.register
def _(x: int): return "int"
@sd.register(list)
def _(x): return "list"
t(lambda: (sd(1), sd([]), sd("a")))
t(lambda: json.dumps({"a": [1, 2.5, None, True, "é\n"], "b": {}}, indent=2) + json.dumps([1,(2,)], separators=(",",":")) + json.dumps({"b":1,"a":2}, sort_keys=True) + json.dumps("é", ensure_ascii=False))
t(lambda: json.loads('{"a": [1, 2.5, null, true, "x\\u00e9"], "b": -1e3}')); t(lambda: json.loads('{"a": }')); t(lambda: json.loads('[1,]')); t(lambda: json.dumps({1,2})); t(lambda: json.loads('')); t(lambda: json.dumps(float("nan")))
@dataclass(order=True)
class Pt:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)
    def norm(self): return (self.x**2 + self.y**2) ** .5
t(lambda: (Pt(1), Pt(1, 2) < Pt(2), Pt(3, 4).norm(), Pt(1) == Pt(1), dataclasses.asdict(Pt(1)), dataclasses.replace(Pt(1), y=9), [f.name for f in dataclasses.fields(Pt)]))
t(lambda: Pt()); t(lambda: Pt(1,2,3,4)); t(lambda: Pt(z=1))
@dataclass(frozen=True, slots=True)
class Fz: a: int
def setf(): Fz(1).a = 2
t(setf); t(lambda: hash(Fz(1)) == hash(Fz(1)))
class Color(Enum):
    RED = 1; GREEN = auto(); BLUE = "b"
t(lambda: (Color.RED, repr(Color.GREEN), Color("b"), Color["RED"], Color.RED.name, Color.BLUE.value, list(Color), Color.RED == 1, Color.RED is Color(1), len(Color), Color.RED in Color, isinstance(Color.RED, Color), {Color.RED: 1}))
t(lambda: Color(99)); t(lambda: Color.PINK); t(lambda: Color["PINK"])
class Lv(IntEnum): A = 1; B = 2
class Pm(Flag): R = 4; W = 2; X = 1
t(lambda: (Lv.A < Lv.B, Lv.A + 1, Pm.R | Pm.W, Pm.R in (Pm.R|Pm.X), f"{Lv.A}", str(Pm(7)), Pm(0), ~Pm.R))
@contextlib.contextmanager
def cm(n):
    print("enter", n)
    try: yield n
    except ValueError as e: print("caught", e)
    finally: print("exit", n)
with cm(1) as x, cm(2) as y: print(x, y); raise ValueError("boo")
with contextlib.suppress(KeyError): {}["x"]
with contextlib.ExitStack() as st: st.enter_context(cm(3)); st.callback(print, "cb")
t(lambda: cm(1).__enter__.__name__)
dt = datetime.datetime(2024, 2, 29, 13, 5, 9, 123)
t(lambda: (dt, str(dt), dt.isoformat(), dt + datetime.timedelta(days=366, hours=3), dt.strftime("%Y-%m-%d %H:%M:%S %j %A %b %p %f %%"), dt.date(), dt.weekday(), dt.replace(year=2023, day=1), datetime.timedelta(seconds=90061), repr(datetime.timedelta(1, 2, 3)), datetime.date(2024,1,1) - datetime.date(2023,1,1), datetime.datetime.strptime("2024-01-02", "%Y-%m-%d"), datetime.datetime.fromisoformat("2024-01-02T03:04:05+02:00"), dt < datetime.datetime(2025,1,1), datetime.timezone.utc, dt.timetuple()[:4]))
t(lambda: datetime.date(2023, 2, 29)); t(lambda: datetime.datetime.now() > dt)
random.seed(42); t(lambda: ([random.randint(1, 100) for _ in range(5)], random.random(), random.choice("abc"), random.sample(range(100), 3), random.shuffle([1]), random.uniform(1, 2), random.gauss(0, 1), random.choices([1,2,3], weights=[1,2,3], k=3), random.randrange(0, 10, 2)))
t(lambda: (string.ascii_letters, string.Template("$a ${b}").substitute(a=1, b=2), textwrap.fill("the quick brown fox jumps", 10), textwrap.dedent("  a\n  b"), textwrap.indent("a\nb", "> ")))
h = [5, 1, 4]; heapq.heapify(h); heapq.heappush(h, 0); t(lambda: (heapq.heappop(h), heapq.nsmallest(2, h), heapq.nlargest(1, h), bisect.bisect([1,3,5], 3), bisect.insort([1], 2), h, list(heapq.merge([1,3],[2]))))
t(lambda: (copy.copy([1,[2]]), copy.deepcopy({"a": [1]}), operator.itemgetter(1)([1,2]), operator.attrgetter("real")(5), operator.methodcaller("upper")("a")))
t(lambda: (statistics.mean([1,2,3]), statistics.median([1,2,3,4]), statistics.stdev([1,2,3,4]), statistics.mode("aab")))
class Ab(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
t(lambda: Ab())
t(lambda: (typing.Optional[int], typing.List[int], typing.Union[int, str], typing.get_type_hints(Pt.norm), typing.Any, typing.Callable[[int], str], typing.Dict[str, int]))
T = typing.TypeVar("T")
class G(typing.Generic[T]): pass
t(lambda: (G[int], T, typing.cast(int, "a"), typing.NamedTuple("N", [("a", int)])(1)))
class NT(typing.NamedTuple):
    a: int
    b: str = "z"
t(lambda: (NT(1), NT(1)._asdict())); 
class Pr(typing.Protocol):
    def m(self): ...
t(lambda: (types.SimpleNamespace(a=1), inspect.signature(Pt), inspect.signature(lambda a, *b, c=1, **d: 0), inspect.isfunction(t), inspect.getdoc(w)))
pprint.pprint({"b": list(range(30)), "a": {"x": "y" * 60, "z": ("w" * 30,)}})
t(lambda: sys.version_info[:2]); t(lambda: (sys.maxsize, sys.byteorder, sys.getrecursionlimit()))
t(lambda: __import__("nope.x"))
import collections.abc as ca
t(lambda: (isinstance([], ca.Sequence), isinstance({}, ca.Mapping), isinstance(iter([]), ca.Iterator), issubclass(list, ca.Iterable), isinstance(1, ca.Hashable)))
