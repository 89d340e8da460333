# Annotations that stay texts.
from __future__ import annotations
import dataclasses, typing
def f(x: Undefined, y: list[Foo] = None) -> "Bar": pass
print(f.__annotations__)
@dataclasses.dataclass
class A:
    x: int
    y: Undefined = 3
    z: typing.ClassVar[int] = 5
print(A(1), A.__annotations__)
import __future__
print(__future__.annotations)
from typing import *
class B:
    x: int | None
    y: "A"
    z: Dict[str, List[int]] = {}
    def m(self, other: B, *, cb: Callable[[int, str], None] = None, **kw: Any) -> Optional[B]: return None
    t: tuple[int, ...]
    u: Literal["a", 'b']
    v: (1 + 2) * 3
    w: -x ** 2 if a and (b or c) else not d
    q: Annotated[int, Foo(a=1, *b)]
print(B.__annotations__, B.m.__annotations__)
print(get_type_hints(B.m))
import inspect
print(inspect.signature(B.m))
@dataclasses.dataclass
class C:
    a: ClassVar[int] = 1
    b: dataclasses.InitVar[int] = 2
    c: "int" = 3
