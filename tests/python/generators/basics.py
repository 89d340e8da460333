# Generators: yield, send, return values, and laziness.
def countdown(n):
    print("starting")
    while n > 0:
        got = yield n
        if got:
            print("got", got)
            n = got
        n -= 1
    return "lift-off"


for n in countdown(3):
    print(n)
g = countdown(2)
print(next(g), g.send(5), next(g))
try:
    while True:
        next(g)
except StopIteration as stop:
    print("value:", stop.value)
print(next(g, "exhausted"))
print(list(x * x for x in range(5)), sum(x for x in range(101)))
