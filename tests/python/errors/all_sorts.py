# Groups, chains, finally, mistakes in texts, limits of tracebacks, a hook of one's own.
# mask: stdout
import sys
def show(f, *a):
    try: print(f(*a))
    except* ValueError as eg: print('VE', eg.exceptions)
    except* (TypeError, KeyError) as eg: print('TK', eg.exceptions)
def boom(): raise ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [TypeError(2), ValueError(3)])])
show(boom); show(lambda: int('x')); show(lambda: {}[1])
try:
    try: raise ExceptionGroup('a', [ValueError(1), OSError(2)])
    except* ValueError as e: raise RuntimeError('from ve') from e
except BaseExceptionGroup as g: print(repr(g), g.exceptions)
eg = ExceptionGroup('top', [ValueError('v'), ExceptionGroup('in', [KeyError('k')])]); eg.add_note('group note')
m, r = eg.split(ValueError); print(m, r, eg.subgroup(KeyError), eg.subgroup(lambda e: isinstance(e, OSError)), eg.derive([IOError()]), eg.message)
class E1(Exception):
    def __init__(self, a, b): self.a = a; super().__init__(a, b)
print(repr(E1(1, 2)), str(E1(1, 2)), E1(1, 2).args, repr(ValueError('x', 1)), str(KeyError('k')), repr(KeyError()), str(OSError(2, 'no', 'f')), repr(OSError(2, 'no')), str(UnicodeError('u')), repr(StopIteration(3)), SystemExit(2).code, ImportError('i', name='n', path='p').name)
def ctx():
    try:
        try: 1 / 0
        except ZeroDivisionError as z: raise KeyError('second') from z
    except KeyError as k: return k
k = ctx(); print(repr(k.__cause__), k.__suppress_context__, repr(k.__context__), k.__traceback__.tb_lineno, k.__traceback__.tb_next)
try:
    try: raise ValueError('a')
    finally: raise TypeError('b')
except TypeError as t: print(repr(t.__context__))
def ret():
    for i in range(3):
        try: continue
        finally: print('f', i, end=' ')
    while True:
        try: return 'ret'
        finally: break
    return 'after'
print(ret())
try: raise
except RuntimeError as e: print(e)
try: raise int
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try: assert False
except AssertionError as e: print(repr(e), e.args)
try: assert 1 == 2, ('tuple', 'msg')
except AssertionError as e: print(e)
try:
    try: raise ValueError('x')
    except ValueError as e: pass
    print(e)
except NameError as n: print(n)
class CM:
    def __init__(s, n, sup=False): s.n, s.sup = n, sup
    def __enter__(s): print('in', s.n); return s
    def __exit__(s, *a): print('out', s.n, a[0] and a[0].__name__); return s.sup
with CM('a'), CM('b', True): raise KeyError(1)
try:
    with (CM('c') as c, CM('d') as d,): print(c.n, d.n); raise IndexError('i')
except IndexError as e: print(e)
def gen():
    with CM('g'): yield 1; yield 2
for x in gen(): break
it = gen(); next(it); it.close(); del it
for bad in ['x = = 1', 'def f(:', 'if True', "'abc", '(1, 2', 'f(1=2)', 'a b', 'return 5', 'for x in', '1 +', 'class', 'lambda: (yield', 'x: int: 5', 'import', 'from x import', 'def f(a, a): pass', 'nonlocal q', 'print "x"', '  indented', 'if 1:\npass', "f'{x'", 'a = 5 b = 6', 'x = {1: 2, 3}', 'del 5', '5 = x', 'f() = 1', 'async def f(): yield from x', 'break', 'None = 1', '@', 'with open(x) as 5: pass', 'try: pass', '*x', 'x =', '\tx = 1\n        y = 2', 'else: pass', 'a := 1', 'def f():\n  x\n y', '0777', '1_', '1__0', '0xZZ', 'é = $', 'raise x y', 'global', "b'é'", "'\\x1'", 'f(x for x in y, 1)', 'f(**a, *b)', 'f(a=1, b)', 'def f(a=1, b): pass', 'x[1', '{', ')', 'a.1', 'a..b', '1a', 'if x = 1: pass', 'while: pass', 'match x:\n case 1: pass\n case y: pass\n case 2: pass']:
    try: compile(bad, '<s>', 'exec'); print(repr(bad), 'OK')
    except SyntaxError as e: print(repr(bad), '->', type(e).__name__, e.msg, e.lineno, e.text and e.text.rstrip('\n'))
    except Exception as e: print(bad, repr(e))
import traceback
def a(n): return b(n - 1) if n else 1 / 0
def b(n): return a(n)
try: a(4)
except ZeroDivisionError: traceback.print_exc(limit=2, file=sys.stdout); traceback.print_exc(limit=-1, file=sys.stdout)
def recurse(n): recurse(n + 1)
try: recurse(0)
except RecursionError: s = traceback.format_exc(); print(s.count('recurse'), 'Previous line repeated' in s, s.splitlines()[-1], s.splitlines()[-2][:40])
print(len(traceback.format_list(traceback.extract_stack()))); traceback.print_stack(file=sys.stdout)
sys.excepthook = lambda t, v, tb: print('HOOK', t.__name__, v)
def final():
    x = {'a': [1, 2, {'b': None}]}
    return x['a'][2]['b'].attr
final()
