# Generators, decorators, context managers, exception groups.
# mask: stdout
# generators, decorators, context managers
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
from itertools import islice, takewhile
print(list(islice(fib(), 10)), list(takewhile(lambda x: x < 30, fib())))
def acc():
    t = 0
    try:
        while True:
            x = yield t
            if x is None: continue
            t += x
    except GeneratorExit: print('closing'); raise
    finally: print('fin')
g = acc(); print(next(g), g.send(5), g.send(3), next(g)); g.close(); print(g.gi_frame, g.gi_running)
def sub(): 
    r = yield 1
    print('got', r); return 'ret'
def main(): 
    v = yield from sub(); print('v', v); yield from [7, 8]; return 'end'
m = main(); print(next(m), m.send('hi'), next(m))
try: next(m)
except StopIteration as e: print(e.value, repr(e))
def thr():
    while True:
        try: yield 'y'
        except ValueError as e: print('caught', e); yield 'recovered'
t = thr(); next(t); print(t.throw(ValueError('v')), next(t))
try: t.throw(KeyError, 'k')
except KeyError as e: print('ke', e)
print(list(t), sum(x * x for x in range(4)), max((len(w), w) for w in 'a bb ccc'.split()), (x for x in ()), type((x for x in ())))
def gen_fin():
    try: yield 1
    finally: print('cleanup')
for x in gen_fin(): break
print('after')
import contextlib, functools, time, io, sys
@contextlib.contextmanager
def tag(n):
    print(f'<{n}>')
    try: yield n.upper()
    except ValueError as e: print('swallow', e)
    finally: print(f'</{n}>')
with tag('a') as A, tag('b') as B: print(A, B)
with tag('c'): raise ValueError('oops')
with contextlib.suppress(KeyError): {}['x']
buf = io.StringIO()
with contextlib.redirect_stdout(buf): print('hidden')
print(repr(buf.getvalue()))
with contextlib.ExitStack() as st:
    for n in 'xy': st.enter_context(tag(n))
    st.callback(print, 'cb', 1); st.push(lambda *a: print('push', a[0]))
class CM:
    def __enter__(self): print('enter'); return self
    def __exit__(self, t, v, tb): print('exit', t and t.__name__, v); return t is KeyError
with CM() as c: raise KeyError('k')
print('ok')
@contextlib.contextmanager
def bad():
    yield 1; yield 2
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextlib.contextmanager
def none():
    if 0: yield
try:
    with none(): pass
except RuntimeError as e: print(e)
with contextlib.nullcontext(5) as n: print(n)
with contextlib.closing(io.StringIO('z')) as f: print(f.read())
print(f.closed)
@tag('deco')
def dd(): print('in dd')
dd()
def timer(fn=None, *, prefix='T'):
    def d(f):
        @functools.wraps(f)
        def w(*a, **k):
            print(prefix, f.__name__, a, k); return f(*a, **k)
        w.calls = 0; return w
    return d(fn) if fn else d
@timer
def a1(x): "doc"; return x
@timer(prefix='P')
def a2(x, y=2): return x + y
print(a1(1), a2(1, y=5), a1.__doc__, a2.__name__, a2.__wrapped__(1), a1.calls)
class Count:
    def __init__(self, f): functools.update_wrapper(self, f); self.f = f; self.n = 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
    def __get__(self, i, o): return functools.partial(self, i) if i else self
@Count
def c1(): return 'c1'
c1(); c1(); print(c1.n, c1.__name__)
class K:
    @Count
    def m(self, x): return x
print(K().m(3), K.m.n)
def deco_cls(cls): cls.extra = 1; cls.__repr__ = lambda s: f'<{cls.__name__}>'; return cls
@deco_cls
class Z: pass
print(Z(), Z.extra)
def outer():
    n = 0
    def inc(by=1):
        nonlocal n; n += by; return n
    return inc
i = outer(); i(); print(i(5), i.__closure__[0].cell_contents, i.__code__.co_freevars, outer.__code__.co_cellvars)
try: 
    try: 1/0
    except ZeroDivisionError as e: raise ValueError('v') from e
except ValueError as e: print(repr(e.__cause__), e.__suppress_context__, e.__context__ is e.__cause__)
def ff():
    for i in range(3):
        try: continue
        finally: print('f', i)
    try: return 'try'
    finally: return 'finally'
print(ff())
try: raise ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('n', [ValueError(3)])])
except* ValueError as eg: print(eg, eg.exceptions, [type(x) for x in eg.exceptions])
except* TypeError as eg: print('te', eg.exceptions)
eg = ExceptionGroup('m', [ValueError(1), OSError(2)]); print(eg.split(ValueError), eg.subgroup(lambda e: isinstance(e, OSError)), repr(eg), str(eg), eg.derive([KeyError()]))
