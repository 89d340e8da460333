# Code that is run with builtins of its own, and what its names are.
import math
def safe(expr, **names):
    allowed = {k: v for k, v in vars(math).items() if not k.startswith('_')}
    allowed.update(names)
    try: return eval(expr, {'__builtins__': {}}, allowed)
    except Exception as e: return f'{type(e).__name__}: {e}'
print(safe('sqrt(16) + x', x=2), safe('open("f")'), safe('__import__("os")'), safe('print(1)'), safe('[i for i in (1, 2)]'), safe('len([1])'), safe('(lambda: abs(1))()'), safe('().__class__.__name__'))
ns = {}
exec('a = 1\ndef f(): return len("abc") + a\nclass C: pass', ns)
print(sorted(ns), type(ns['__builtins__']).__name__, ns['f'](), ns['C'].__module__ if '__name__' in ns else 'builtins')
box = {'__builtins__': {'print': print, 'range': range}}
for code in ['print(list(range(3)))', 'for i in range(2): print(i)', 'import os', 'from math import pi', 'class A: pass', 'def f(): return len([])\nf()', 'x = [i*i for i in range(3)]\nprint(x)', 'try:\n    1/0\nexcept ZeroDivisionError: print("z")', 'raise ValueError("x")', 'print(f"{5:>3}")', 'assert False', 'with 5: pass', 'print(True, None)', 'global q; q = 5; print(q)']:
    try: exec(code, box)
    except Exception as e: print(repr(code), type(e).__name__, e)
print(sorted(box))
loc = {}
exec('y = 5; z = y + 1', {'__builtins__': {}}, loc); print(loc)
try: exec('def g(): return zz\ng()', {}, {})
except NameError as e: print(e)
print(eval('__builtins__', {})['len'] is len, eval('__builtins__["len"]("ab")', {}))
def outer():
    secret = 42
    try: return eval('secret'), eval('secret', {}), 0
    except NameError as e: return str(e)
print(outer())
g = {'__builtins__': {'len': lambda x: 'mine'}}
exec('r = len([1, 2])\ndef h(): return len([])\ns = h()', g); print(g['r'], g['s'])
class Ns(dict):
    def __getitem__(self, k):
        if k in self: return dict.__getitem__(self, k)
        print('ask', k); return f'<{k}>'
print(eval('foo + bar', {}, Ns(foo='F')))
code = compile('result = value * 2', '<tmpl>', 'exec')
for v in (1, 'ab', [3]):
    e = {'value': v}; exec(code, e); print(e['result'], list(e))
print(code.co_names, compile('a.b.c(d)[e] + a', 'f', 'eval').co_names, outer.__code__.co_names)


class Closed:
    __contains__ = None


try:
    print(1 in Closed())
except TypeError as e:
    print(e)
