# Functions: parameters of every kind, closures, decorators.
def f(a, /, b, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw
print(f(1, 2, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(*[1, 2], **{"d": 0}))
for bad in (lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, 3, d=1, b=2)):
    try:
        bad()
    except TypeError as error:
        print(error)
def counter():
    n = 0
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step
step = counter()
print(step(), step(5), [g() for g in [lambda i=i: i * i for i in range(4)]])
