# functools and contextlib's rarer forms, exec and eval, code objects, generators as pipelines.
# mask: stdout
import functools, contextlib, collections, types, sys, operator, itertools, typing, builtins, string, copy, traceback
# singledispatchmethod, partialmethod, cached_property, ContextDecorator, lru_cache details
class Neg:
    @functools.singledispatchmethod
    def neg(self, a): raise NotImplementedError(f"no {type(a).__name__}")
    @neg.register
    def _(self, a: int): return -a
    @neg.register(bool)
    def _(self, a): return not a
    @neg.register
    @classmethod
    def _(cls, a: str): return a[::-1]
print(Neg().neg(5), Neg().neg(True), Neg().neg("abc"))
try: Neg().neg([])
except NotImplementedError as e: print(e)
class Cell:
    def __init__(self): self._alive = False
    def set_state(self, state, *, loud=False): self._alive = state; return "!" if loud else "."
    set_alive = functools.partialmethod(set_state, True)
    set_dead = functools.partialmethod(set_state, False, loud=True)
c = Cell(); print(c.set_alive(), c._alive, c.set_dead(), c._alive)
class track(contextlib.ContextDecorator):
    def __init__(self, n): self.n = n
    def __enter__(self): print("start", self.n); return self
    def __exit__(self, *e): print("end", self.n, e[0]); return False
@track("f")
def f(x): return x * 2
print(f(4), f.__name__)
with track("w") as t: print(t.n)
@functools.lru_cache(maxsize=3, typed=True)
def g(x, y=0): return (x, y)
g(1); g(1.0); g(1, y=0); g(1); g(2); g(3); print(g.cache_info()); g.cache_clear(); print(g.cache_info())
try: g([])
except TypeError as e: print(e)
class CP:
    @functools.cached_property
    def v(self): print("calc"); return 42
x = CP(); print(x.v, x.v, "v" in vars(x)); del x.v; print(x.v); x.v = 7; print(x.v, CP.v)
@functools.wraps(f)
def w(): pass
print(w.__wrapped__ is f, w.__name__, w.__dict__.keys())
print(functools.partial(int, base=2)("101"), functools.partial(print, "a", end="!\n")("b"), functools.partial(functools.partial(max, 1), 2).args, functools.reduce(lambda a, b: f"({a}{b})", "abcd"), functools.cmp_to_key(lambda a, b: b - a)(3) < functools.cmp_to_key(lambda a, b: b - a)(2) if False else "")
class Chain:
    def __init__(self, v=None): self.v = v or []
    def __getattr__(self, n): return Chain(self.v + [n])
    def __call__(self, *a): return Chain(self.v + [a])
    def __repr__(self): return ".".join(map(str, self.v))
print(Chain().foo.bar(1, 2).baz)
# exec / eval / compile / namespaces
ns = {"__builtins__": {"print": print, "len": len}}
exec("print(len('abc'))", ns)
code = compile("a = 1\nb = a + 1\ndef h(x): return x * b", "<dyn>", "exec"); env = {}; exec(code, env); print(env["h"](5), code.co_filename, code.co_names, [k for k in env if k != "__builtins__"])
try: exec("def bad():\n    return 1/0\nbad()", {})
except ZeroDivisionError: traceback.print_exc(file=sys.stdout)
def scope():
    q = 1
    exec("q = 2; r = 3")
    loc = {}; exec("z = q + 1", {"q": 10}, loc)
    return q, loc, eval("q + 1"), "r" in locals()
print(scope())
print(eval("[i for i in range(n)]", {"n": 3}), eval("lambda x: x + k", {"k": 5})(1), eval("__import__('math').floor(2.5)"), eval(" 1+1 "), eval("1 if x else 2", {"x": 0}))
m = types.ModuleType("virt", "doc"); exec("PI = 3\ndef area(r): return PI * r * r", m.__dict__); sys.modules["virt"] = m; import virt; from virt import area; print(virt.area(2), area(1), virt.__name__)
builtins.my_builtin = lambda: "from builtins"; print(my_builtin()); del builtins.my_builtin
try: my_builtin()
except NameError as e: print(e)
globals()["dyn_var"] = 9; print(dyn_var, "dyn_var" in globals(), vars() is globals(), __name__, __debug__)
len_backup = len
def len(x): return 99
print(len([]), builtins.len([])); del len; print(len([]))
print(type("Dyn", (object,), {"a": 1, "f": lambda self: self.a})().f(), type("E", (Exception,), {})("x").args)
# code objects, function attributes
def fn(a, b: int = 2, *c, d, **e) -> str:
    "doc"
    loc = a
    def inner(): return loc
    return inner
fn.attr = 1; co = fn.__code__
print(co.co_name, co.co_varnames, co.co_cellvars, co.co_freevars, co.co_argcount, co.co_kwonlyargcount, fn.__defaults__, fn.__kwdefaults__, fn.__annotations__, fn.__dict__, fn(1, d=1).__closure__[0].cell_contents, fn.__closure__, co.co_flags & 4, co.co_flags & 8, co.co_firstlineno)
fn.__defaults__ = (5,); fn.__name__ = "renamed"; fn.__doc__ = "new"; print(fn, fn.__qualname__) if False else print(fn.__name__, fn.__doc__, fn.__defaults__)
def default_trap(x, acc=[]): acc.append(x); return acc
default_trap(1); print(default_trap(2), default_trap.__defaults__); default_trap.__defaults__ = ([],); print(default_trap(3))
f2 = types.FunctionType(fn.__code__, {}, "f2", (7,)); print(f2.__name__, f2(1, d=0)())
def counter():
    counter.n = getattr(counter, "n", 0) + 1
    return counter.n
counter(); print(counter(), counter.n)
# generators as coroutines, pipelines, yield expressions
def broadcast(targets):
    while True:
        try: item = yield
        except GeneratorExit:
            for t in targets: t.close()
            raise
        for t in targets: t.send(item)
def coroutine(fn):
    @functools.wraps(fn)
    def start(*a, **k): g = fn(*a, **k); next(g); return g
    return start
@coroutine
def printer(tag):
    n = 0
    try:
        while True: x = yield n; n += 1; print(tag, x)
    finally: print(tag, "done", n)
@coroutine
def filt(pred, target):
    try:
        while True:
            x = yield
            if pred(x): target.send(x)
    except GeneratorExit: target.close()
b = coroutine(broadcast)([printer("P"), filt(lambda x: x % 2, printer("Q"))]); [b.send(i) for i in range(3)]; b.close()
def tree(n): return (tree(n - 1), n, tree(n - 1)) if n else None
def walk(t):
    if t: yield from walk(t[0]); yield t[1]; yield from walk(t[2])
print(list(walk(tree(3)))); gen = (x for x in [1, 2]); print(gen.gi_frame is not None, list(gen), gen.gi_frame)
def two(): r = yield (yield 1); print("r", r)
tg = two(); print(next(tg), tg.send("a"))
try: tg.send("b")
except StopIteration as e: print("stop", e.value)
