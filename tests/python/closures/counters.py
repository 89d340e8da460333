# Closures: nonlocal, late binding, default arguments, global.
def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


a, b = counter(), counter(10)
print(a(), a(5), b(), a())
late = [lambda: i for i in range(3)]
bound = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in bound], a.__closure__[0].cell_contents)
total = 0


def add(n):
    global total
    total += n


for n in range(4):
    add(n)
print(total, add.__name__, counter.__code__.co_varnames[:1])


def outer():
    def show():
        return value

    try:
        return show()
    except NameError as error:
        print(error)
    value = "late"
    return show()


print(outer())


def early():
    print(total)
    total = 1


try:
    early()
except UnboundLocalError as error:
    print(error)
