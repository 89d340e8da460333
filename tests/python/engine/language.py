# A walk through the language at large.
def fib(n):
    return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(15), "hi", 1/3, [1,2,3], {'a': 1, 2: (1,)}, {3,1,2})
class A:
    x = 1
    def __init__(self, y): self.y = y
    def m(self, z=3, *args, k=1, **kw): return self.y + z
    def __repr__(self): return f"A({self.y!r})"
class B(A):
    def m(self, *a): return super().m(*a) * 2
a = B(5)
print(a, a.m(), a.m(1), [a, B("s")])
def gen(n):
    for i in range(n):
        got = yield i*i
        if got: print("got", got)
print(list(gen(5)))
g = gen(3); next(g); print(g.send("x"))
try:
    1/0
except ZeroDivisionError as e:
    print("caught", e)
finally:
    print("fin")
for i, (p, q) in enumerate([(1,2),(3,4)]):
    print(i, p, q, sep="-")
print([x*y for x in range(3) for y in range(3) if x != y], {k: v for k, v in zip("abc", range(3))})
async def co(): return 42
async def main():
    x = await co()
    print("x", x)
c = main()
try:
    c.send(None)
except StopIteration as e:
    print("done", e.value)
match [1, 2, {"k": 5}]:
    case [1, b, {"k": v}]: print("m", b, v)
print(f"{3.14159:.2f} {'a':>5} {10:05d} {a=}")
