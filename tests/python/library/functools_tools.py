# functools.
import functools


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@functools.cache
def slow(n):
    print("computing", n)
    return n * n


class Report:
    @functools.cached_property
    def text(self):
        print("building the text")
        return "text"


@functools.singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
def _(x):
    return "list of " + ", ".join(map(show, x))


print(fib(60), fib.cache_info(), slow(3), slow(3))
r = Report()
print(r.text, r.text, show("a"), show(4), show([1, "b"]))
print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(max, [3, 9, 2], 5))
double = functools.partial(pow, 2)
print(double(5), double.func is pow, double.args, sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
