# io, copy, types, inspect, weakref, uuid, hashlib, queue, threading, operator, logging, warnings, string, time.
# mask: stdout
import io, os, sys, copy, types, inspect, weakref, uuid, hashlib, base64, string, textwrap, queue, threading, time, operator, contextlib, traceback, warnings, logging, itertools
s = io.StringIO('a\nb\nc'); print(s.readline(), s.read(), s.tell(), s.seek(0), list(s), s.getvalue()); s = io.StringIO(); print('x', 1, file=s); s.write('y'); print(repr(s.getvalue()), s.closed, s.writable()); b = io.BytesIO(b'abc'); print(b.read(2), b.getvalue(), b.read())
a = [1, [2, 3], {'k': (4,)}]; c = copy.copy(a); dd = copy.deepcopy(a); a[1].append(9); print(c, dd, c[1] is a[1])
class Pt:
    def __init__(self, x): self.x = x
    def __copy__(self): print('copy'); return Pt(self.x)
    def __deepcopy__(self, memo): print('deep'); return Pt(copy.deepcopy(self.x, memo))
copy.copy(Pt(1)); copy.deepcopy([Pt([1])])
ns = types.SimpleNamespace(a=1, b='x'); ns.c = 3; print(ns, ns == types.SimpleNamespace(a=1, b='x', c=3)); mp = types.MappingProxyType({'a': 1}); print(mp, mp['a'])
try: mp['b'] = 1
except TypeError as e: print(e)
def f(a, b=2, /, c: int = 3, *args, d, e=5, **kw) -> str: "doc"
sig = inspect.signature(f); print(sig, list(sig.parameters), sig.parameters['c'].annotation, sig.parameters['d'].kind, sig.return_annotation, sig.bind(1, d=2).arguments, inspect.getdoc(f), inspect.isfunction(f), inspect.isclass(int), inspect.ismethod(Pt(1).__copy__), inspect.getfullargspec(f), inspect.isgeneratorfunction(f), inspect.getmembers(Pt(1), lambda v: isinstance(v, int)), inspect.getmro(bool), inspect.signature(Pt), inspect.signature(lambda x, *y: 0))
try: sig.bind(1)
except TypeError as e: print(e)
class O: pass
o = O(); r = weakref.ref(o, lambda w: print('gone')); print(r() is o); wd = weakref.WeakValueDictionary(); wd['a'] = o; print(len(wd)); del o; print(r(), len(wd)); fin = O(); weakref.finalize(fin, print, 'finalized'); del fin
print(uuid.UUID('12345678123456781234567812345678'), uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid3(uuid.NAMESPACE_DNS, 'x'), len(str(uuid.uuid4())), uuid.uuid4().version, uuid.UUID(int=5))
print(hashlib.sha256(b'abc').hexdigest(), hashlib.md5(b'abc').hexdigest(), hashlib.sha1(b'x').hexdigest(), hashlib.sha512(b'').hexdigest()[:10], hashlib.new('sha256', b'a').digest_size, base64.b64encode(b'hello'), base64.b64decode('aGVsbG8='), base64.urlsafe_b64encode(b'\xff\xfe'), base64.b32encode(b'a'), base64.b16encode(b'a'))
q = queue.Queue(2); q.put(1); q.put(2); print(q.full(), q.get(), q.qsize(), q.empty())
try: q.get(); q.get_nowait()
except queue.Empty: print('empty')
pq = queue.PriorityQueue(); [pq.put(x) for x in (3, 1, 2)]; print(pq.get(), queue.LifoQueue().empty())
res = []; lock = threading.Lock()
def work(n):
    with lock: res.append(n * n)
ts = [threading.Thread(target=work, args=(i,), name=f'T{i}') for i in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(res), threading.current_thread().name, threading.active_count(), ts[0].is_alive(), ts[0].name)
loc = threading.local(); loc.x = 1; ev = threading.Event(); print(ev.is_set(), ev.wait(0.01), loc.x); ev.set(); tm = threading.Timer(0.01, lambda: print('timer')); tm.start(); tm.join()
print(operator.itemgetter(1, 2)([1, 2, 3]), operator.attrgetter('a.b')(types.SimpleNamespace(a=types.SimpleNamespace(b=1))), operator.methodcaller('upper')('a'), operator.itemgetter('k')({'k': 1}))
print(1);logging.basicConfig(level=logging.INFO, format='%(levelname)s:%(name)s:%(message)s', stream=sys.stdout); log = logging.getLogger('app.mod'); log.info('hi %s %d', 'x', 3); log.debug('no'); log.warning('w'); log.error('e', exc_info=False); print(log.getEffectiveLevel(), log.parent.name, logging.getLevelName(30), log.isEnabledFor(10), log)
hd = logging.StreamHandler(sys.stdout); hd.setFormatter(logging.Formatter('[%(levelname)-8s] %(name)s %(funcName)s:%(lineno)d %(message)s')); lg = logging.getLogger('z'); lg.propagate = False; lg.addHandler(hd); lg.setLevel('DEBUG')
def ff(): lg.debug('in ff')
ff()
try: 1 / 0
except ZeroDivisionError: lg.exception('bad'); print(traceback.format_exc().splitlines()[-1], sys.exc_info()[0])
with warnings.catch_warnings(record=True) as w: warnings.simplefilter('always'); warnings.warn('careful'); print(len(w), w[0].message, w[0].category.__name__)
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try: warnings.warn('err')
    except UserWarning as e: print('raised', e)
class Fmt(string.Formatter):
    def get_value(self, k, a, kw): return kw.get(k, f'<{k}>') if isinstance(k, str) else super().get_value(k, a, kw)
print(Fmt().format('{a} {b} {0}', 1, a=2), string.Formatter().format('{0:>5}|{x!r}', 1, x='q'), list(string.Formatter().parse('a{b:c}d{e!r}')))
class TT(string.Template): delimiter = '%'
print(TT('%x and %{y}').substitute(x=1, y=2), TT('%z').safe_substitute(), string.Template('$a').template, string.Template('$a ${b} $$').get_identifiers())
try: string.Template('$a').substitute()
except KeyError as e: print('KeyError', e)
try: string.Template('$ x').substitute()
except ValueError as e: print(e)
print(time.strftime('%Y', time.gmtime(0)), time.gmtime(0)[:3], time.gmtime(0).tm_year, time.struct_time((2024, 1, 2, 3, 4, 5, 0, 1, 0)), time.mktime(time.localtime(0)), time.asctime(time.gmtime(0)), time.strptime('2024', '%Y')[:2])
