# Logging, contexts, warnings, tracebacks, weak references, inspection.
# mask: stdout
import logging, sys, io, contextlib, warnings, traceback, pprint, weakref, copy, string, textwrap, inspect, time
logging.basicConfig(level=logging.DEBUG, format='%(levelname)-8s|%(name)s|%(funcName)s:%(lineno)d|%(message)s', stream=sys.stdout)
log = logging.getLogger('app.db')
def work():
    log.debug('d %s', 1); log.info('i %(a)s', {'a': 2}); log.warning('w'); log.error('e %d', 5); log.critical('c')
    try: 1/0
    except ZeroDivisionError: log.exception('oops')
work()
log.error('bad %d', 'x') if False else None
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter('{levelname}:{message}', style='{')); l2 = logging.getLogger('two'); l2.addHandler(h); l2.propagate = False; l2.setLevel('WARNING'); l2.warning('hey'); l2.info('no')
print(log.level, log.getEffectiveLevel(), log.parent, l2, logging.getLevelName(30), log.isEnabledFor(10), l2.handlers)
class F(logging.Filter):
    def filter(self, r): return 'secret' not in r.getMessage()
l2.addFilter(F()); l2.error('secret x'); l2.error('open')
la = logging.LoggerAdapter(l2, {'k': 1}); la.error('adapted')
buf = io.StringIO()
with contextlib.redirect_stdout(buf): print('captured'); pprint.pprint({'a': [1, 2]})
print(repr(buf.getvalue()))
with contextlib.redirect_stderr(io.StringIO()) as err: print('x', file=sys.stderr)
print(err.getvalue())
@contextlib.contextmanager
def tag(n):
    print(f'<{n}>')
    try: yield n
    except ValueError as e: print('handled', e)
    finally: print(f'</{n}>')
with tag('a') as x, tag('b'): print(x); raise ValueError('v')
try:
    with tag('z'): raise KeyError('k')
except KeyError as e: print('outer', e)
@tag('deco')
def fn(): print('in fn')
fn()
with contextlib.ExitStack() as st:
    st.enter_context(tag('s1')); st.callback(print, 'cb', 1); st.push(lambda *a: print('push', a[0])); print('body')
with contextlib.suppress(ZeroDivisionError, KeyError): 1/0
with contextlib.nullcontext(5) as n: print(n)
class Cl:
    def close(self): print('closed')
with contextlib.closing(Cl()) as c: pass
warnings.warn('careful'); warnings.warn('old', DeprecationWarning)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warnings.warn('rec', UserWarning); print(len(w), w[0].message, w[0].category)
def a(): b()
def b(): raise RuntimeError('deep')
try: a()
except RuntimeError as e:
    print(traceback.format_exc()); tb = e.__traceback__
    print([(f.name, f.lineno, f.line) for f in traceback.extract_tb(tb)]); print(traceback.format_exception_only(e)); print(''.join(traceback.format_exception(e))[:30])
    te = traceback.TracebackException.from_exception(e); print(list(te.format())[-1])
pprint.pprint({'name': 'x' * 30, 'vals': list(range(30)), 'nested': {'deep': {'er': ['a' * 20, 'b' * 20, 'c' * 20]}}})
pprint.pprint([1, 2, 3], width=5); print(pprint.pformat({'b': 1, 'a': 2}, sort_dicts=False))
class Obj: pass
o = Obj(); r = weakref.ref(o, lambda r: print('gone')); print(r() is o); del o; print(r())
wd = weakref.WeakValueDictionary(); k = Obj(); wd['k'] = k; print(len(wd)); del k; print(len(wd))
d = {'l': [1, {'z': 2}]}; s, dp = copy.copy(d), copy.deepcopy(d); d['l'][1]['z'] = 9; print(s, dp)
class Cp:
    def __init__(s): s.v = [1]
    def __copy__(s): print('copying'); return Cp()
copy.copy(Cp())
print(string.Formatter().format('{0} {x}', 1, x=2), textwrap.dedent('''
    hello
      world
    '''), inspect.getsource(a) if False else inspect.isfunction(a), inspect.getmembers(Cl, inspect.isfunction)[0][0], inspect.signature(lambda x, *y, z=1: 0).parameters['z'].default)
def typed(a: int, b: str = 'x', *args: float, **kw) -> bool: "Doc."
sig = inspect.signature(typed); print(sig, [f'{p.name}:{p.kind.name}' for p in sig.parameters.values()], sig.return_annotation); print(sig.bind(1, 'b', 2.0, q=1).arguments)
print(inspect.iscoroutinefunction(typed), inspect.isgeneratorfunction(typed), inspect.getdoc(typed), inspect.stack()[0].function, inspect.currentframe().f_lineno)
sys.stderr.write('direct\n'); sys.stdout.write('out\n')
print(sys.getrefcount(5) > 0, sys.getsizeof([]) > 0, sys.modules['sys'] is sys, sys.exc_info())
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as e: print(e)
raise SystemExit('bye')
