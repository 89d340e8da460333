"""Attribute access: instance, class and inherited attributes, methods, properties, slots, dataclasses."""
import sys
import time
from dataclasses import dataclass


class Shape:
    sides = 0

    def __init__(self, name):
        self.name = name
        self.seen = 0

    def visit(self):
        self.seen += 1
        return self.sides


class Square(Shape):
    sides = 4

    def __init__(self, name, side):
        super().__init__(name)
        self.side = side

    @property
    def area(self):
        return self.side * self.side


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)


@dataclass
class Body:
    place: float
    speed: float
    mass: float = 1.0


def work():
    square = Square("tile", 3)
    total = 0
    for i in range(500_000):
        square.side = i & 7
        total += square.side + square.sides + square.seen
        square.seen += 1
    for i in range(400_000):
        total += square.visit()
    for i in range(200_000):
        total += square.area
    v = Vector(0, 0)
    one = Vector(1, 2)
    for i in range(150_000):
        v = v + one
    bodies = [Body(float(i), 1.0) for i in range(100)]
    for _ in range(1_500):
        for body in bodies:
            body.speed -= body.place * 0.001 / body.mass
            body.place += body.speed * 0.01
    return total, v.x, v.y, round(sum(b.place for b in bodies), 6)


began = time.perf_counter()
result = work()
took = time.perf_counter() - began
print(*result)
print(took, file=sys.stderr)
