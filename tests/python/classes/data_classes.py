# Dataclasses: defaults, order, frozen, replace, post-init, asdict.
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace


@dataclass
class Parcel:
    weight: float
    to: str = "nowhere"
    stamps: list[str] = field(default_factory=list)
    heavy: bool = field(init=False, repr=False)

    def __post_init__(self):
        self.heavy = self.weight > 5


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0


p = Parcel(7.5, stamps=["a"])
q = Parcel(weight=1, to="Oslo")
print(p, p.heavy, q.heavy, p == Parcel(7.5, stamps=["a"]), p.stamps is q.stamps)
print(asdict(q), astuple(Version(3)), [f.name for f in fields(Parcel)])
print(sorted([Version(3, 13), Version(2), Version(3, 2)]), Version(1) < Version(1, 1), hash(Version(1)) == hash(Version(1)))
print(replace(Version(3), minor=14))
try:
    Version(1).major = 2
except FrozenInstanceError as error:
    print("FrozenInstanceError:", error)
try:
    Parcel()
except TypeError as error:
    print("TypeError:", error)
try:

    @dataclass
    class Bad:
        items: list = []

except ValueError as error:
    print("ValueError:", error)
