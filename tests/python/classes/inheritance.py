# Inheritance, super, the diamond, and abstract classes.
from abc import ABC, abstractmethod


class Base:
    def hello(self):
        return ["Base"]


class Left(Base):
    def hello(self):
        return ["Left"] + super().hello()


class Right(Base):
    def hello(self):
        return ["Right"] + super().hello()


class Both(Left, Right):
    def hello(self):
        return ["Both"] + super().hello()


print(Both().hello(), [c.__name__ for c in Both.__mro__])


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...


class Square(Shape):
    name = "square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


print(Square(3).area(), issubclass(Square, Shape))
try:
    Shape()
except TypeError as error:
    print("TypeError:", error)
try:

    class Odd(Base, Both):
        pass

except TypeError as error:
    print("TypeError:", error)


class Plugin:
    known = []

    def __init_subclass__(cls, /, label=None, **rest):
        super().__init_subclass__(**rest)
        cls.known.append((cls.__name__, label))


class One(Plugin, label="uno"): ...


class Two(Plugin): ...


print(Plugin.known)
