# string, typing, types, inspect, abc: the parts that scripts use.
import inspect
import string
import types
from typing import Any, Generic, NamedTuple, Optional, Protocol, TypedDict, TypeVar, Union

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self


class Pair(NamedTuple):
    """A left and a right."""

    left: int
    right: str = "r"


class Movie(TypedDict, total=False):
    name: str


class Quacks(Protocol):
    def quack(self) -> str: ...


def typed(a: int, b: Optional[str] = None, *args: Any, key: Union[int, str] = 3) -> dict[str, int]:
    return {}


print(string.ascii_lowercase, string.digits, string.punctuation, string.Template("$a and ${b}").substitute(a=1, b=2))
print(string.capwords("the old man"), Stack[int]().push(3).items, Pair(1), Movie(name="x"))
print(inspect.signature(typed), inspect.iscoroutinefunction(typed), inspect.isfunction(typed), inspect.isclass(Stack))
print(typed.__annotations__["a"], list(typed.__annotations__), types.SimpleNamespace(a=1, b="x"))
print(isinstance(typed, types.FunctionType), isinstance(print, types.BuiltinFunctionType), inspect.getdoc(Pair))
