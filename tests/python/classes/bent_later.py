# Other bases, names and classes for what exists; what each refuses.
def t(f, *a):
    try:
        print("->", f(*a))
    except Exception as e:
        print("!!", type(e).__name__, e)


class Quack:
    def speak(self):
        return "quack"


class Bark:
    def speak(self):
        return "bark"


class Animal(Quack):
    pass


class Puppy(Animal):
    pass


pet = Puppy()
print(pet.speak(), [c.__name__ for c in Puppy.__mro__])
Animal.__bases__ = (Bark,)
print(pet.speak(), [c.__name__ for c in Puppy.__mro__], Quack.__subclasses__(), Bark.__subclasses__())
Animal.__bases__ += (Quack,)
print(pet.speak(), Animal.__bases__, isinstance(pet, Quack))
for bases in ((), 1, (1,), (Animal,), (Puppy,)):
    t(setattr, Animal, "__bases__", bases)
t(setattr, Animal, "__name__", 1)
t(setattr, Animal, "__qualname__", None)
t(setattr, Animal(), "__class__", 1)
t(setattr, Animal(), "__class__", int)
t(setattr, int, "x", 1)
t(delattr, int, "real")
t(lambda: type("X", (Bark, object, Quack), {}))
t(lambda: type("X", (Quack, Animal), {}))
t(lambda: type("X", (), {"__slots__": ("1a",)}))


class Slotted:
    __slots__ = ("a", "b")


s = Slotted()
t(delattr, s, "a")
t(getattr, s, "a")


def f():
    class Refused(Bark, colour=1):
        pass


t(f)


class Sub(Bark):
    def speak(self):
        print(super())
        return super().speak()


print(Sub().speak(), super(int, bool))


class Ops:
    def __sub__(self, other):
        return "sub"

    def __rsub__(self, other):
        return "rsub"

    def __mod__(self, other):
        return NotImplemented

    def __rmod__(self, other):
        return "rmod"


class Inherits(Ops):
    pass


class Overrides(Ops):
    def __rsub__(self, other):
        return "own rsub"


print(Ops() - Inherits(), Ops() - Overrides(), 1 - Inherits(), 5 % Ops(), [] % Ops())
t(lambda: "x" % Ops())
t(lambda: b"%s" % Ops())
g = (i for i in "ab")
t(setattr, g, "__name__", 1)
t(lambda: 5 in int)


def free(this):
    return super().speak()


class Added:
    def __radd__(self, other):
        return f"radd {other}"


t(free, Sub())
t(lambda: super())
items = [1]
items += Added()
print(items)
