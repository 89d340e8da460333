# __getattr__, __setattr__, __slots__, descriptors, class body scope, metaclass.
class Lazy:
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        print("computing", name)
        value = name.upper()
        setattr(self, name, value)
        return value


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive")
        setattr(instance, self.name, value)


class Box:
    width = Positive()

    def __init__(self, width):
        self.width = width


class Meta(type):
    def __new__(mcls, name, bases, namespace):
        namespace["made_by"] = mcls.__name__
        return super().__new__(mcls, name, bases, namespace)

    def __len__(cls):
        return 42


class Made(metaclass=Meta):
    size = 3
    cells = [n * 2 for n in range(size)]


lazy = Lazy()
print(lazy.tea, lazy.tea, hasattr(lazy, "_x"))
try:
    Point(1, 2).z = 3
except AttributeError as error:
    print("AttributeError:", error)
print(Box(3).width)
try:
    Box(-1)
except ValueError as error:
    print("ValueError:", error)
print(Made.made_by, len(Made), Made.cells, type(Made).__name__)
