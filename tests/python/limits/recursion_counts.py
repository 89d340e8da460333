# How deep calls nest before RecursionError: what CPython has in C takes no frames.
import functools, json
count = 0
def attempt(name, f):
    global count
    count = 0
    try:
        f()
    except RecursionError as e:
        print(name, count, e)
@functools.lru_cache(None)
def fib(n):
    global count
    count += 1
    return fib(n - 1) + fib(n - 2)
attempt("lru_cache", lambda: fib(10**6))
@functools.cache
def steps(n):
    return 0 if n == 0 else 1 + steps(n - 1)
print(steps(900))
def through(n):
    global count
    count += 1
    return later(n)
later = functools.partial(through)
attempt("partial", lambda: later(1))
def wrapped(f):
    @functools.wraps(f)
    def w(*a, **k): return f(*a, **k)
    return w
@wrapped
def twice(n):
    global count
    count += 1
    return twice(n + 1)
attempt("wrapped", lambda: twice(0))
def gen(n):
    global count
    count += 1
    yield from gen(n + 1)
attempt("yield from", lambda: list(gen(1)))
deep = []
for _ in range(3000): deep = [deep]
text = json.dumps(deep)
print(len(text), text[:3])
for _ in range(100000): deep = [deep]
attempt("dumps", lambda: json.dumps(deep))
