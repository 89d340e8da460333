# Generators: yield from, throw, close, return values.
def inner():
    try:
        got = yield 1
        print("got", got)
        yield 2
    except ValueError as error:
        print("inner caught", error)
        yield 3
    return "result"
def outer():
    value = yield from inner()
    print("value", value)
    yield 4
g = outer()
print(next(g), g.send("x"), g.throw(ValueError("v")), list(g))
async def numbers(n):
    for i in range(n):
        yield i
async def main():
    print([i * i async for i in numbers(4)])
    async for i in numbers(2):
        print("item", i)
try:
    main().send(None)
except StopIteration as stop:
    print("stopped", stop.value)
