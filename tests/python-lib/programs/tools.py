import collections, functools, itertools, operator, heapq, bisect, copy, string, contextlib
from collections import *
d = deque([1, 2, 3], maxlen=3); d.append(4); print(d, d[0], d[-1], len(d), list(reversed(d)), 3 in d); d.rotate(1); print(d); d.appendleft(9); print(d, d.maxlen, d.index(4), d.count(9))
e = deque('abc'); e.extend('de'); e.extendleft('zy'); print(e, e.pop(), e.popleft()); e.remove('b'); e.insert(1, 'Q'); del e[0]; e.reverse(); print(e, e == deque(e), deque() or 'empty', e + deque('x'))
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: e[99], lambda: e.remove('no'), lambda: e.index('no')):
    try: f()
    except Exception as x: print(type(x).__name__, x)
try:
    for x in e: e.append(1)
except RuntimeError as x: print(x)
dd = defaultdict(list); dd['a'].append(1); dd['b']; print(dd, dd.get('zz'), dict(dd), defaultdict(int, {'q': 1}) | {'r': 2})
c = Counter('abracadabra'); print(c, c.most_common(2), c['zz'], c.total(), list(c.elements())[:4], c + Counter('ab'), c - Counter('aaa'), c & Counter('ab'), c | Counter('zz'), +c, Counter(a=1) == Counter('a')); c.update('zzz'); c.subtract('a'); print(c); del c['q']; print(Counter())
o = OrderedDict(a=1, b=2, c=3); o.move_to_end('a'); print(o, o.popitem(last=False), o == OrderedDict(c=3, a=1), o == {'a': 1, 'c': 3}, list(reversed(o)))
P = namedtuple('P', 'x y', defaults=[5]); p = P(1); print(p, p.x, p._asdict(), p._replace(y=2), P._fields, P._make([1, 2]), p == (1, 5), P._field_defaults, P.__doc__, p[0], *p)
for f in (lambda: P(), lambda: P(1, 2, 3), lambda: P(1, z=3), lambda: P(1, x=2), lambda: setattr(p, 'x', 3), lambda: p._replace(q=1), lambda: namedtuple('X', 'a a'), lambda: namedtuple('X', 'class'), lambda: P._make([1])):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
class Q(namedtuple('Q', ['a', 'b'])):
    def s(self): return self.a + self.b
print(Q(1, 2).s(), Q(1, 2), isinstance(Q(1, 2), tuple))
cm = ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(cm, cm['a'], cm['b'], list(cm), len(cm), cm.new_child({'z': 1}), dict(cm))
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
u = UD(a=1); u['b'] = 2; print(u, len(u), 'a' in u, u.get('z', 0))
@functools.lru_cache(maxsize=2)
def sq(x): print('calc', x); return x * x
print(sq(1), sq(2), sq(1), sq(3), sq(2), sq.cache_info(), sq.__name__, sq.cache_parameters()); sq.cache_clear(); print(sq.cache_info())
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), fib.cache_info())
pt = functools.partial(int, base=2); print(pt('101'), pt.func, pt.keywords, pt, functools.partial(print, 1, sep='')(2), functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(operator.add, [], 7))
try: functools.reduce(operator.add, [])
except TypeError as x: print(x)
class CP:
    n = 0
    @functools.cached_property
    def v(self): self.n += 1; return self.n
    @functools.lru_cache
    def m(self, k): return k
cp = CP(); print(cp.v, cp.v, cp.__dict__, cp.m(3))
@functools.total_ordering
class TO:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(TO(1) <= TO(1), TO(1) > TO(0), TO(3) >= TO(4))
@functools.singledispatch
def sd(x): return 'obj'
@sd.register
def _(x: int): return 'int'
@sd.register(str)
def _(x): return 'str'
@sd.register(list | tuple)
def _(x): return 'seq'
print(sd(1), sd('a'), sd(1.5), sd([]), sd(()), sd(True))
def deco(f):
    """D"""
    @functools.wraps(f)
    def w(*a): return f(*a)
    return w
@deco
def orig():
    """doc"""
print(orig.__name__, orig.__doc__, orig.__wrapped__ is not None, sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
I = itertools
print(list(I.islice(I.count(5, 2), 3)), list(I.chain([1], 'ab')), list(I.chain.from_iterable([[1], [2]])), list(I.accumulate([1, 2, 3])), list(I.accumulate([1, 2], initial=5)), list(I.product('ab', [1, 2])), list(I.permutations('abc', 2)), list(I.combinations('abcd', 3)), list(I.combinations_with_replacement('ab', 2)))
print([(k, list(g)) for k, g in I.groupby('aabbbc')], list(I.zip_longest('ab', [1], fillvalue='-')), list(I.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(I.dropwhile(lambda x: x < 3, [1, 3, 1])), list(I.filterfalse(None, [0, 1])), list(I.starmap(pow, [(2, 3)])), list(I.compress('abc', [1, 0, 1])), list(I.pairwise('abc')), list(I.batched('abcde', 2)), I.repeat(3, 2), list(I.repeat(1, 2)), list(I.islice('abcdef', 1, 5, 2)), I.count(3), [next(z) for z in [I.cycle('ab')] for _ in range(3)])
a, b = I.tee([1, 2, 3]); print(next(a), list(b), list(a)); print([k for k, _ in I.groupby([1, 1, 2])], next(I.permutations([])))
h = [5, 2, 8, 1]; heapq.heapify(h); print(h, heapq.heappop(h), heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), h, heapq.nlargest(2, h), heapq.nsmallest(2, [3, 1, 2], key=lambda x: -x), list(heapq.merge([1, 4], [2, 3])))
print(bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2)); l = [1, 3]; bisect.insort(l, 2); print(l)
print(operator.itemgetter(1, 0)('ab'), operator.attrgetter('real', 'imag')(1), operator.methodcaller('upper')('x'), operator.itemgetter(1), sorted([{'a': 2}, {'a': 1}], key=operator.itemgetter('a')))
x = [1, [2], {'a': (3, [4])}]; y = copy.copy(x); z = copy.deepcopy(x); x[1].append(5); print(y, z)
class Cy: pass
q = Cy(); q.me = q; q.l = [q]; r = copy.deepcopy(q); print(r.me is r, r.l[0] is r, r is not q, copy.copy(q).me is q)
print(string.ascii_lowercase, string.Template('$a ${b} $$').substitute(a=1, b=2), string.Template('$a $z').safe_substitute(a=1), string.capwords('a bc'))
@contextlib.contextmanager
def cm(n):
    print('in', n)
    try: yield n * 2
    except ValueError as e: print('caught', e)
    finally: print('out')
with cm(2) as v: print(v)
with cm(3): raise ValueError('v')
try:
    with cm(4): raise KeyError('k')
except KeyError as e: print('KeyError', e)
@cm(5)
def g(): print('body')
g(); g()
with contextlib.suppress(KeyError, IndexError): [][1]
with contextlib.ExitStack() as st:
    print([st.enter_context(cm(i)) for i in range(2)]); st.callback(print, 'cb', 1); st.push(lambda *a: print(a[0]))
with contextlib.nullcontext(3) as n: print(n)
import io
buf = io.StringIO()
with contextlib.redirect_stdout(buf): print('hidden')
print(repr(buf.getvalue()))
class Cl:
    def close(self): print('closed')
with contextlib.closing(Cl()): pass
try:
    with contextlib.ExitStack() as st:
        st.callback(lambda: 1 / 0); st.enter_context(cm(1)); raise KeyError(1)
except ZeroDivisionError as e: print(repr(e), repr(e.__context__))
@contextlib.contextmanager
def bad():
    if 0: yield
try:
    with bad(): pass
except RuntimeError as e: print(e)
try:
    with 3: pass
except TypeError as e: print(e)
from collections.abc import *
print(isinstance([], Sequence), isinstance({}, Mapping), isinstance(iter([]), Iterator), isinstance(3, Hashable), isinstance(len, Callable), issubclass(dict, MutableMapping), isinstance('a', Iterable), isinstance(deque(), MutableSequence))
import abc
class AB(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def g(self): ...
try: AB()
except TypeError as e: print(e)
class My(Sequence):
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * i
m = My(); print(list(m), 4 in m, m.index(4), m.count(1), list(reversed(m)))
