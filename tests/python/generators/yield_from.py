# yield from passes values, errors and results through.
def inner(name):
    try:
        got = yield f"{name} asks"
        print(name, "got", got)
    except KeyError as error:
        print(name, "caught", error)
        yield f"{name} recovers"
    return name.upper()


def outer():
    first = yield from inner("ann")
    second = yield from inner("ben")
    yield from (first, second)
    yield from range(2)
    return [first, second]


g = outer()
print(next(g))
print(g.send("a coin"))
print(g.throw(KeyError("lost")))
for rest in g:
    print("rest", rest)
