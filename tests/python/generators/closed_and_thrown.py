# What close() gives back, and what throw() takes.
def counted():
    total = 0
    try:
        while True:
            total += yield total
    except GeneratorExit:
        return total
    except ValueError as e:
        yield f"caught {e!r}"
    finally:
        print("over")


g = counted()
next(g)
g.send(3)
print(g.send(4), g.close(), g.close())
g = counted()
print(g.close())
g = counted()
next(g)
print(g.throw(ValueError, KeyError("inner")), g.close())


def outer():
    result = yield from counted()
    print("outer got", result)


o = outer()
next(o)
o.send(5)
print(o.close())


def none():
    try:
        yield
    except GeneratorExit:
        pass


n = none()
next(n)
print(n.close())
g = counted()
next(g)
for args in ((ValueError("x"), "y"), (1,), (int,), ()):
    try:
        g.throw(*args)
    except TypeError as e:
        print(e)
