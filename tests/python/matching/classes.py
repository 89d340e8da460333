# match on classes, with keywords, positions and nesting.
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    A = 1
    B = 2


@dataclass
class Point:
    x: int
    y: int


@dataclass
class Line:
    start: Point
    end: Point
    kind: Kind = Kind.A


def describe(shape):
    match shape:
        case Point(x=0, y=0):
            return "origin"
        case Point(x, 0) | Point(0, x):
            return f"on an axis at {x}"
        case Line(Point(x=a), Point(x=b)) if a == b:
            return "vertical"
        case Line(start=Point() as p, kind=Kind.B):
            return f"B from {p}"
        case Line():
            return "some line"
    return "no shape"


for shape in (Point(0, 0), Point(3, 0), Point(0, 4), Point(1, 1), Line(Point(1, 1), Point(1, 5)),
              Line(Point(1, 1), Point(2, 5), Kind.B), Line(Point(1, 1), Point(2, 5)), 5):
    print(describe(shape))
