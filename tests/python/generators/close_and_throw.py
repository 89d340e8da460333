# close, throw, and a generator that refuses to stop.
def careful():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("asked to leave")
        raise
    finally:
        print("cleaned up")


g = careful()
next(g)
g.close()
print(list(g))


def refuses():
    while True:
        try:
            yield "no"
        except GeneratorExit:
            print("ignoring it")


g = refuses()
next(g)
try:
    g.close()
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    g.throw(ValueError("enough"))
except ValueError as error:
    print("ValueError:", error)


def stops():
    yield next(iter([]))


try:
    list(stops())
except RuntimeError as error:
    print("RuntimeError:", error, "/", repr(error.__cause__))
fresh = careful()
try:
    fresh.throw(OSError("unstarted"))
except OSError as error:
    print(error, fresh.gi_frame)
try:
    careful().send(5)
except TypeError as error:
    print("TypeError:", error)
