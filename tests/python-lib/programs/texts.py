import json, datetime as D, random, statistics, textwrap, pprint, typing, types, sys
print(json.dumps({'a': [1, 2.5, None, True], 'b': {'c': 'é"\n'}, 3: (1,)}), json.dumps([1, [2]], indent=2), json.dumps({'b': 1, 'a': 2}, sort_keys=True, separators=(',', ':')), json.dumps('é😀', ensure_ascii=False), json.dumps('é😀'), json.dumps([]), json.dumps({}, indent=2), json.dumps(float('nan')), json.dumps({'a': {'b': []}}, indent=4))
print(json.loads('{"a": [1, -2.5e3, null, true, "\\u00e9\\ud83d\\ude00"], "b": {}}'), json.loads(' 3 '), json.loads('"x"'), json.loads(b'[1]'))
for t in ['', '{', '[1,', '[1 2]', '{"a" 1}', '{"a":1,}', '[1,]', '"abc', '{a:1}', 'nul', '1 2', '"\\x"', '"\n"', '["a', '{"a":', '"\\u12"']:
    try: print(json.loads(t))
    except json.JSONDecodeError as e: print(repr(t), e)
for o in [object(), {1, 2}, {(1,): 2}, [{'a': {1}}]]:
    try: json.dumps(o)
    except TypeError as e: print(e, getattr(e, '__notes__', None))
class E(json.JSONEncoder):
    def default(self, o): return list(o) if isinstance(o, set) else super().default(o)
print(json.dumps({1}, cls=E), json.dumps({2}, default=list), json.loads('{"a":1}', object_hook=lambda d: list(d)))
l = []; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
d = D.datetime(2024, 2, 29, 13, 5, 7, 1234); print(d, repr(d), d.isoformat(), d.date(), d.time(), d.strftime('%Y-%m-%d %H:%M:%S.%f %a %A %b %B %j %p %I %y %% %U %W %w'), d.weekday(), d.isocalendar(), d.ctime(), d.timetuple()[:6])
print(d + D.timedelta(days=1, hours=12), d - D.datetime(2024, 1, 1), D.date(2024, 3, 1) - D.timedelta(1), d.replace(year=2023, day=1), D.date(2024, 1, 1) < D.date(2024, 1, 2), d == D.datetime(2024, 2, 29, 13, 5, 7, 1234), f'{d:%H:%M}', D.datetime.fromisoformat('2024-01-02T03:04:05+02:00'), D.datetime.strptime('2024-01-02 03:04', '%Y-%m-%d %H:%M'))
t = D.timedelta(days=1, seconds=3661, milliseconds=5); print(t, repr(t), t.total_seconds(), t * 2, t / 2, t // D.timedelta(hours=1), -t, abs(-t), D.timedelta(0), D.timedelta(hours=-1), D.timedelta(seconds=0.1), t > D.timedelta(1), divmod(t, D.timedelta(hours=5)), D.timedelta(weeks=1), D.timedelta(milliseconds=1.5))
u = D.datetime(2024, 1, 1, tzinfo=D.timezone.utc); print(u, repr(u), u.astimezone(D.timezone(D.timedelta(hours=2), 'X')), u.timestamp(), D.datetime.fromtimestamp(0, D.UTC), D.timezone(D.timedelta(hours=-5)), u.tzname(), D.time(1, 2), repr(D.time(1, 2, 3)), D.date.fromordinal(738000), D.date.max, D.date(2024, 1, 1).isoformat())
for f in (lambda: D.date(2024, 2, 30), lambda: D.datetime(2024, 13, 1), lambda: D.datetime.strptime('x', '%Y'), lambda: u - d, lambda: D.date.fromisoformat('xx'), lambda: D.datetime(2024, 1, 1, 25), lambda: D.date(2024, 1), lambda: D.timedelta('a')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
random.seed(42); print(random.random(), random.randint(1, 100), random.uniform(1, 2), random.choice('abcdef'), random.sample(range(100), 5), random.choices([1, 2, 3], [1, 1, 8], k=5), random.gauss(0, 1), random.normalvariate(0, 1), random.expovariate(2), random.randrange(0, 100, 7), random.getrandbits(40), random.triangular(), random.betavariate(1, 2), random.randbytes(3))
x = list(range(10)); random.shuffle(x); print(x); r = random.Random(7); print(r.random(), r.randint(1, 6)); random.seed('abc'); print(random.random()); random.seed(1.5); print(random.random()); random.seed(10 ** 30); print(random.random()); s = random.getstate(); a = random.random(); random.setstate(s); print(a == random.random(), random.binomialvariate(5, .3))
for f in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 3)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
S = statistics
print(S.mean([1, 2, 3, 4]), S.mean([1, 2, 3]), S.mean([.1, .2, .3]), S.median([1, 3, 2]), S.median([1, 2, 3, 4]), S.stdev([1, 2, 3, 4]), S.pstdev([1.5, 2.5]), S.variance([1, 2, 3, 4]), S.pvariance([1, 2]), S.mode('aab'), S.multimode('aabb'), S.fmean([1, 2]), S.quantiles(range(10)), S.harmonic_mean([40, 60]), S.stdev([.1, .2, .35, 7]), S.correlation([1, 2, 3], [1, 2, 4]))
try: S.mean([])
except S.StatisticsError as e: print(e)
print(textwrap.fill('The quick brown fox jumps over the lazy dog and well-known things', 20), textwrap.dedent('''
    a
      b
    c'''), textwrap.indent('a\n\nb', '> '), textwrap.shorten('hello big wide world', 12), textwrap.wrap('aaaaaaaaaaaaaaaa bb', 5), sep='\n')
pprint.pprint({'b': list(range(30)), 'a': {'x': 'y' * 40, 'z': 'w' * 40}, 'c': (1,)}); pprint.pprint([1, 2]); print(pprint.pformat({'k': [1] * 40}, compact=True)); pprint.pprint([['a' * 30] * 3, {'q': {1, 2}}], width=40)
T = typing
print(T.Optional[int], T.Union[int, str], T.List[int], T.Dict[str, T.Any], T.Callable[[int], str], T.Any, T.Tuple[int, ...], T.Literal['a', 1], T.ClassVar[int], T.Union[int, None, str], T.TypeVar('T'), T.Optional['Foo'], T.Iterable[int], T.get_args(T.Dict[str, int]), T.get_origin(T.List[int]), T.Annotated[int, 'x'], T.Callable[..., int], T.List, T.Awaitable[int])
X = T.TypeVar('X')
class Stack(T.Generic[X]):
    def __init__(self): self.l: list[X] = []
print(Stack[int](), Stack[int]) if 0 else print(Stack[int], Stack.__parameters__, isinstance(Stack[int](), Stack))
class Pt(T.NamedTuple):
    x: int
    y: int = 2
    def s(self): return self.x + self.y
print(Pt(1), Pt(1).s(), Pt._fields, isinstance(Pt(1), tuple), Pt.__annotations__)
class TD(T.TypedDict, total=False):
    a: int
print(TD(a=1), TD.__total__, TD.__annotations__)
@T.runtime_checkable
class Pr(T.Protocol):
    def f(self): ...
class Im:
    def f(self): pass
print(isinstance(Im(), Pr), isinstance(3, Pr), T.cast(int, 'a'), T.get_type_hints(Pt), T.NewType('UID', int)(3))
class Sub(Pr):
    def f(self): return 3
print(Sub().f())
try: Pr()
except TypeError as e: print(e)
print(types.SimpleNamespace(a=1, b='x'), T.TYPE_CHECKING)
import logging
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format='%(levelname)-8s %(name)s %(message)s')
log = logging.getLogger('a.b'); log.info('hi %s %d', 'x', 3); log.debug('d'); logging.getLogger('a').setLevel('WARNING'); log.info('no'); log.warning('w %(k)s', {'k': 1})
try: 1 / 0
except ZeroDivisionError: log.exception('bad')
print(log, logging.getLogger(), logging.getLevelName(30), log.getEffectiveLevel(), log.isEnabledFor(10), log.handlers, logging.getLogger('a.b') is log)
import inspect
def fn(a, b: int = 2, /, *args, c, d=3, **kw) -> str: ...
print(inspect.signature(fn), inspect.iscoroutinefunction(fn), list(inspect.signature(fn).parameters), inspect.signature(fn).bind(1, c=3).arguments)
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warnings.warn('x'); warnings.warn('y', DeprecationWarning)
    print(len(w), w[0].message, w[1].category)
warnings.warn('shown'); warnings.warn('dep', DeprecationWarning)
