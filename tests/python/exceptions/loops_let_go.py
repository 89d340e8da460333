# A loop lets go of what it iterated over when it ends.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)

    def __iter__(self):
        return iter([1, 2])


def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


for x in numbers():
    print(x)
    break
print("after break")
for x in Noisy("iterable"):
    print(x)
print("after loop")


def leave():
    for x in numbers():
        return x


print(leave())
for x in [Noisy("a"), Noisy("b")]:
    print("item", x.name)
else:
    print("else")
print("loop over")
del x
try:
    for x in Noisy("raised"):
        raise ValueError
except ValueError:
    print("handler")
