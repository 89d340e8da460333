# typing from end to end: type parameters, aliases, protocols, typed dicts, what each refuses.
# mask: stdout
import typing, dataclasses, enum, abc, collections.abc, sys
from typing import *
# PEP 695 / 604 / 585 / 646-ish, TypedDict, ParamSpec, Self, dataclass_transform
class Stack[T]:
    def __init__(self, *items: T) -> None: self.items: list[T] = list(items)
    def push(self, x: T) -> Self: self.items.append(x); return self
    def map[U](self, fn: Callable[[T], U]) -> "Stack[U]": return Stack(*map(fn, self.items))
    def __iter__(self) -> Iterator[T]: return iter(self.items)
    def __class_getitem__(cls, k): return super().__class_getitem__(k)
print(Stack[int], list(Stack(1, 2).push(3).map(str)), Stack.__type_params__, Stack.map.__type_params__, Stack.map.__annotations__)
type Pair[A, B = int] = tuple[A, B]
type Json = dict[str, "Json"] | list["Json"] | str | int | None
print(Pair, Pair[int, str], Pair.__value__, Pair.__type_params__, Json, Json.__value__, Pair[str].__args__)
def first[T: (int, str)](xs: list[T], default: T | None = None) -> T: return xs[0] if xs else default
print(first([3]), first.__type_params__[0].__constraints__, first.__annotations__["default"], first([], 5))
class Num[T: int | float]:
    def add(self, a: T, b: T) -> T: return a + b
print(Num.__type_params__[0].__bound__, Num().add(1, 2), Num[int].__args__)
def deco[**P, R](f: Callable[P, R]) -> Callable[P, R]:
    def w(*args: P.args, **kwargs: P.kwargs) -> R: print("call", f.__name__, args, kwargs); return f(*args, **kwargs)
    return w
@deco
def add(a: int, b: int = 2) -> int: return a + b
print(add(1), add(1, b=5), deco.__type_params__)
def tup[*Ts](*a: *Ts) -> tuple[*Ts]: return a
print(tup(1, "a"), tup.__type_params__, tup.__annotations__)
P = ParamSpec("P"); T = TypeVar("T", covariant=True); Ts = TypeVarTuple("Ts"); K = TypeVar("K", int, str); D = TypeVar("D", default=int)
print(P, T, Ts, K, K.__constraints__, D.__default__, P.args, P.kwargs, T.__covariant__)
class Box(Generic[T]):
    x: ClassVar[int] = 1
class IntBox(Box[int]): pass
class Pair2(Generic[K, D]): pass
print(Box[int], Box[T], IntBox.__orig_bases__, get_args(Box[str]), Pair2[int, str], Pair2.__parameters__, get_origin(Box[int]) is Box, IntBox.__mro__)
for bad in ["Box[int, str]", "IntBox[int]", "List[int, str]", "Union[()]", "Optional[int, str]", "Literal[()]", "TypeVar('X', int)", "Generic[int]", "Dict[int]", "Callable[int]", "ClassVar[int, str]", "Annotated[int]", "NewType('A', int)('x')", "Final[int][str]", "Any()", "Union[1]", "list[int]()", "dict[str, int](a=1)", "int[str]", "Tuple[int][0]", "isinstance([], list[int])", "isinstance([], List[int])", "isinstance(1, Union[int, str])", "issubclass(int, Optional[int])", "isinstance(1, Any)", "class_" ]:
    try: print(bad, "=>", eval(bad))
    except Exception as e: print(bad, "=>", type(e).__name__, e)
class Movie(TypedDict):
    title: str
    year: NotRequired[int]
class Movie2(Movie, total=False): rating: float
print(Movie(title="x"), Movie.__required_keys__, Movie2.__optional_keys__ == {"year", "rating"}, Movie2.__annotations__.keys(), Movie.__total__, is_typeddict(Movie), type(Movie(title="y")))
try: isinstance({}, Movie)
except TypeError as e: print(e)
TD = TypedDict("TD", {"a": int, "b-c": str}); print(TD.__annotations__, TD(a=1))
class Emp(NamedTuple):
    name: str
    id: int = 3
    def hi(self): return f"hi {self.name}"
print(Emp("x"), Emp("y", 2).hi(), Emp._fields, Emp.__annotations__, Emp("a") < Emp("b"), Emp("x")._asdict(), Emp("q") == ("q", 3))
try: Emp()
except TypeError as e: print(e)
try:
    class Bad(NamedTuple):
        a: int = 1
        b: str
except TypeError as e: print(e)
@runtime_checkable
class Closer(Protocol):
    name: str
    def close(self) -> None: ...
class F:
    name = "f"
    def close(self): pass
class G:
    def close(self): pass
print(isinstance(F(), Closer), isinstance(G(), Closer))
try: issubclass(F, Closer)
except TypeError as e: print(e)
class Impl(Closer):
    name = "i"
    def close(self): return "closed"
print(Impl().close(), getattr(Closer, "_is_protocol", None))
print(get_type_hints(Stack.push), get_type_hints(add.__closure__[0].cell_contents), get_type_hints(Box), Annotated[int, "a", 5].__metadata__, get_type_hints(Emp))
def ann(x: "int | None", y: "List[str]" = None) -> "Stack[int]": ...
print(ann.__annotations__, get_type_hints(ann)); print(int | None, int | str | None == None | str | int, (int | str).__args__, list[int] | None, Optional[Union[int, str]], Union[int, None, str], Literal[1, "a", True, None], Callable[[int, str], bool], Callable[..., int], Type[int], Tuple[()], tuple[()], tuple[int, ...], Dict[str, Any], DefaultDict[str, int], Deque[int], FrozenSet[int], Iterable[int], Awaitable[int], Coroutine[None, None, int], AsyncIterator[int], Generator[int, str, bool], Mapping[str, int], Sequence[int], Concatenate[int, P], TypeGuard[int], Unpack[Ts], Required[int], LiteralString, Never, Self, TypeAlias, Hashable, Sized, SupportsInt, IO[str], Text, ForwardRef("X"))
@dataclasses.dataclass
class DC(Generic[D]):
    a: int
    b: "str" = "x"
    c: Optional[D] = None
print(DC(1), DC[int](1, c=5), [f.type for f in dataclasses.fields(DC)], get_type_hints(DC)["c"])
@overload
def ov(a: int) -> int: ...
@overload
def ov(a: str) -> str: ...
def ov(a): return a
print(ov(1), ov("x"), [o.__annotations__ for o in get_overloads(ov)])
@final
class Fin: ...
class Color(enum.Enum): R = 1
x: Final = 5; y: int; z: Literal["a"] = "a"; print(__annotations__, "y" in globals()); print(cast("str", 5), assert_type(5, str), reveal_type(3))
def never() -> NoReturn: raise SystemExit(4)
def gen() -> Generator[int, None, str]: yield 1; return "r"
class Meta(type): 
    def __or__(cls, o): return f"{cls.__name__}|{o}"
class MC(metaclass=Meta): pass
print(MC | 5, MC | int); never()
