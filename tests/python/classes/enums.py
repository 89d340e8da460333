# Enums: members, auto, lookup, flags.
from enum import Enum, Flag, IntEnum, StrEnum, auto


class Colour(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def pretty(self):
        return self.name.title()


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


class Suit(StrEnum):
    HEARTS = auto()


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()


print(Colour.RED, repr(Colour.GREEN), Colour(2), Colour["RED"], Colour.CRIMSON is Colour.RED)
print(list(Colour), Colour.GREEN.pretty(), Colour.RED.value, Colour.RED in Colour)
print(Level.HIGH > Level.LOW, Level.HIGH + 1, f"{Level.LOW}", repr(Level.LOW), Suit.HEARTS)
print(Perm.R | Perm.X, repr(Perm.R | Perm.W), Perm.W in (Perm.R | Perm.W), bool(Perm.R & Perm.W))
try:
    Colour(9)
except ValueError as error:
    print("ValueError:", error)
try:
    Colour["BLUE"]
except KeyError as error:
    print("KeyError:", error)
try:
    Colour.RED = 3
except AttributeError as error:
    print("AttributeError:", error)
