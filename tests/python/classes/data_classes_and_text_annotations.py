# Dataclasses whose annotations are text, with inherited slots, in a protocol.
from __future__ import annotations
from dataclasses import dataclass, field, InitVar, asdict, KW_ONLY
from typing import ClassVar
import typing, dataclasses
from collections import defaultdict
@dataclass
class A:
    x: int
    n: ClassVar[int] = 3
    m: typing.ClassVar[int] = 4
    i: InitVar[int] = 0
    j: dataclasses.InitVar[int] = 0
    _: KW_ONLY
    z: list[str] = field(default_factory=list)
    def __post_init__(self, i, j): self.k = i + j
a = A(1, 2, 3, z=['q']); print(a, a.k, asdict(a), A.__annotations__, [f.name for f in dataclasses.fields(A)], dataclasses.fields(A)[0].type)
