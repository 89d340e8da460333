# Cleaning up: generators, with, finally, and the end of a program with a text.
import sys
def gen():
    try:
        yield 1
        yield 2
    finally: print("gen cleanup")
def consumer():
    for x in gen():
        if x == 2: raise RuntimeError("stop at 2")
class Res:
    def __init__(self, n): self.n = n; print("acquire", n)
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print("release", self.n, t and t.__name__)
        if self.n == 2: raise OSError("release failed")
    def __del__(self): print("del", self.n)
try:
    with Res(1) as a, Res(2) as b, Res(3):
        consumer()
except OSError as e:
    c = e
    while c: print(type(c).__name__, c); c = c.__context__
print("after")
def f():
    try: return "try"
    finally: print("finally runs")
print(f())
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: return i
        finally: print("loop finally", i)
print(g())
def h():
    try: raise ValueError("a")
    except ValueError:
        try: raise TypeError("b")
        except TypeError: pass
        raise
try: h()
except ValueError as e: print(e, repr(e.__context__))
def swallow():
    try: 1/0
    finally: return "swallowed"
print(swallow())
def nested_gen():
    try:
        try: yield "x"
        except KeyError as e: yield f"caught {e}"; raise ValueError("from gen") from e
    finally: print("outer finally")
ng = nested_gen(); print(next(ng), ng.throw(KeyError("k")))
try: next(ng)
except ValueError as e: print(e, repr(e.__cause__))
del a, b
x = Res(9)
def late(): raise SystemExit("goodbye")
late()
