# Proxies, a hook of one's own for errors that nobody can catch, and names that a C module lacks.
# mask: stdout
try:
    from math import sqr
except ImportError as e: print(e, e.name, e.path)
try:
    from json import lods
except ImportError as e: print(e.name)
import sys
def show(args):
    print("unraisable", args.exc_type, args.exc_value, args.err_msg, args.object is not None)
class D:
    def __del__(self): raise ValueError("in del")
D()
sys.unraisablehook = show
D()
sys.unraisablehook = sys.__unraisablehook__
import weakref
class O:
    def __init__(self): self.x = 1
    def m(self): return "m"
    def __add__(self, o): return 5
    def __len__(self): return 3
    def __getitem__(self, i): return i
    def __call__(self, *a): return a
    def __str__(self): return "OOO"
    def __iter__(self): return iter([1,2])
    def __contains__(self, x): return x == 1
    def __bool__(self): return True
    def __eq__(self, o): return True
o = O()
p = weakref.proxy(o)
print(p.x, p.m(), p + 1, len(p), p[3], str(p), list(p), 1 in p, bool(p), p == 3)
print(p(1,2))
p.x = 5
print(o.x)
p.y = 6
print(o.y, hasattr(p, 'z'))
del p.y
print(hasattr(o, 'y'))
print(type(p), isinstance(p, O), p.__class__)
try: raise TypeError("x")
except TypeError as e: print(e)
del o
try: p.x
except ReferenceError as e: print(e)
try: p + 1
except ReferenceError as e: print(e)
try: str(p)
except ReferenceError as e: print(e)
def cb(r): print("gone")
o = O()
p = weakref.proxy(o, cb)
del o
from math import sqrtt
