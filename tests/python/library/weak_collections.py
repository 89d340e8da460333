# Weak sets and dicts as the collections that they are, and what inspect finds without asking descriptors.
import weakref, inspect
class K:
    def __init__(s, n): s.n = n
    def __repr__(s): return f"K{s.n}"
    def m(s, y: int = 1): "d"
    @property
    def p(s): "pp"; return 1
a, b, c = K(1), K(2), K(3)
w = weakref.WeakSet([a, b]); w |= {c}
names = lambda s: sorted(x.n for x in s)
print(names(w), names(w & {a}), names(w - {a}), names(w ^ {a}), names(w | [a] if False else w.union([a])), names(w.difference([b])), w.issubset({a, b, c}), w.issuperset([a]), w == {a, b, c}, w.isdisjoint([K(9)]), len(w), w <= {a, b, c})
w.difference_update([a]); print(names(w)); w.intersection_update([b]); print(names(w))
d = weakref.WeakValueDictionary(x=a, y=c); print(dict(d), d.get("x"), d.setdefault("z", a), d.pop("z"), sorted(d.keys()), d.copy().get("y"), d == {"x": a, "y": c}, "q" in d, d.popitem(), list(d.items()))
k = weakref.WeakKeyDictionary({a: 1}); k[c] = 2; print(k.get(a), k.pop(c), len(k), k.setdefault(c, 5), 5 in k, list(k.items()), k.copy()[a], k.popitem()); k.update({a: 7}); print(k[a])
for f in (lambda: d["zz"], lambda: w.remove(a), lambda: w.pop(), lambda: k[5], lambda: d.pop("no"), lambda: a.m.nope, lambda: setattr(a.m, "x", 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e if "weakref" not in str(e) else "<ref>")
print(isinstance(d, __import__("collections.abc").abc.MutableMapping))
def f(a, b=2, *args, d, **kw): return a, names, len, zzz
print(inspect.getattr_static(a, "n"), type(inspect.getattr_static(a, "p")).__name__, inspect.getattr_static(a, "zz", 5), inspect.getcallargs(f, 1, d=3), inspect.getcallargs(a.m, 4), inspect.getmodulename("x/y.py"))
try: inspect.getattr_static(a, "nope")
except AttributeError as e: print(e)
