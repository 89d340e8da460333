# Generators, decorators, closures, signatures.
# generators, decorators, closures
import functools, itertools, time
def countdown(n):
    try:
        while n > 0:
            got = yield n
            if got: print('got', got)
            n -= 1
    except GeneratorExit:
        print('closing'); raise
    finally:
        print('cleanup')
    return 'done'
g = countdown(3)
print(next(g), g.send('hi'))
g.close()
try: next(g)
except StopIteration as e: print('stop', e.value)
def delegator():
    r = yield from countdown(2)
    print('r', r)
print(list(delegator()))
g = countdown(5); next(g)
try: g.throw(ValueError('boom'))
except ValueError as e: print('caught', e)
try: countdown(1).send(5)
except TypeError as e: print(e)
def gen_err():
    yield 1
    raise StopIteration
try: list(gen_err())
except RuntimeError as e: print(e, repr(e.__cause__))
def memo(fn):
    cache = {}
    @functools.wraps(fn)
    def wrapper(*args, **kw):
        key = (args, tuple(sorted(kw.items())))
        if key not in cache: cache[key] = fn(*args, **kw)
        return cache[key]
    wrapper.cache = cache
    return wrapper
@memo
def fib(n: int) -> int:
    "Fibonacci."
    return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(50), len(fib.cache), fib.__name__, fib.__doc__, fib.__wrapped__, fib.__annotations__)
def repeat(times):
    def deco(f):
        @functools.wraps(f)
        def w(*a, **k):
            return [f(*a, **k) for _ in range(times)]
        return w
    return deco
@repeat(times=2)
def hello(name, *, punct='!'): return f'hello {name}{punct}'
print(hello('bob', punct='?'))
class CountCalls:
    def __init__(self, f): functools.update_wrapper(self, f); self.f = f; self.n = 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
@CountCalls
def sq(x): return x*x
print(sq(2), sq(3), sq.n, sq.__name__)
@functools.lru_cache(maxsize=None)
def slow(x): return x * 2
slow(1); slow(1); slow(2)
print(slow.cache_info(), slow.cache_parameters()); slow.cache_clear(); print(slow.cache_info())
@functools.singledispatch
def show(x): return f'default {x}'
@show.register
def _(x: int): return f'int {x}'
@show.register(list)
def _(x): return f'list {x}'
print(show(1), show([1]), show('a'), show.registry.keys())
@functools.total_ordering
class V:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(V(1) <= V(2), V(3) > V(2), V(1) >= V(2))
class C:
    @functools.cached_property
    def x(self): print('computing'); return 42
c = C(); print(c.x, c.x, c.__dict__)
counter = 0
def make():
    n = 0
    def inc():
        nonlocal n
        global counter
        n += 1; counter += 1
        return n
    return inc
a, b = make(), make()
print(a(), a(), b(), counter, a.__closure__[0].cell_contents, a.__code__.co_freevars)
fs = [lambda: i for i in range(3)]; print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
print((lambda *a, **k: (a, k))(1, 2, x=3))
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, d=5, z=6))
import inspect
print(inspect.signature(f), inspect.signature(fib), inspect.getdoc(fib))
for s in ["f()", "f(1)", "f(1, 2, 3, d=1, a=2, b=3)", "f(b=1, d=2)", "hello()", "hello('a','b')", "hello('a', puntc=1)"]:
    try: print(s, eval(s))
    except TypeError as e: print(s, e)
print([x async for x in y] if False else 'ok')
pipeline = (x**2 for x in range(10) if x % 2)
print(sum(pipeline), list(pipeline), pipeline)
evens = {x: {y for y in range(x)} for x in range(3)}
print(evens, [(x, y) for x in 'ab' for y in 'cd' if x != y], [[j for j in range(i)] for i in range(3)])
print(f'{(n := 5)} {n}', [y := 1, y**2], any((w := x) > 3 for x in range(6)), w)
def genfun():
    x = yield
    while True:
        x = yield x * 2
gf = genfun(); next(gf); print(gf.send(4), gf.gi_frame.f_lineno, gf)
print(functools.reduce(lambda a, b: a + b, [[1], [2]]), list(map(str.upper, 'ab')), list(zip(*[(1, 2), (3, 4)])))
def outer():
    print(undefined_inside)
outer()
