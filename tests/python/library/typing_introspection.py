"""typing: what hints are at run time."""
import typing
from typing import Annotated, Any, Callable, Generic, Literal, NamedTuple, NewType, Optional, Protocol, TypedDict, TypeVar, Union, get_args, get_origin, get_type_hints, runtime_checkable

from checks import raises

T = TypeVar("T")
UserId = NewType("UserId", int)


class Movie(TypedDict, total=False):
    title: typing.Required[str]
    year: int


class Point(NamedTuple):
    x: int
    y: int = 0

    def norm(self):
        return abs(self.x) + abs(self.y)


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


class Stack(Generic[T]):
    pass


@typing.overload
def twice(x: int) -> int: ...
@typing.overload
def twice(x: str) -> str: ...
def twice(x):
    return x * 2


def annotated(a: "int", b: Optional[str] = None, *c: Annotated[float, "unit"]) -> list[Any]: ...


def handler(event, context):
    assert get_type_hints(annotated) == {"a": int, "b": Optional[str], "c": float, "return": list[Any]}
    assert get_type_hints(annotated, include_extras=True)["c"] == Annotated[float, "unit"]
    assert Optional[int] == Union[int, None] == int | None and repr(Optional[int]) == "int | None"
    assert get_args(Union[int, str, int]) == (int, str) and Union[int] is int and get_origin(int | str) is Union
    assert get_origin(list[int]) is list and get_origin(typing.List[int]) is list
    assert get_args(Callable[[int, str], bool]) == ([int, str], bool) and get_args(Literal["a", 1]) == ("a", 1)
    assert repr(Literal["a"]) == "typing.Literal['a']"
    assert repr(typing.Dict[str, int]) == "typing.Dict[str, int]" and repr(Any) == "typing.Any"
    assert repr(Callable[..., int]) == "typing.Callable[..., int]" and repr(T) == "~T" and repr(Stack[int]) == f"{__name__}.Stack[int]"
    assert Annotated[int, "x"].__metadata__ == ("x",)
    movie: Movie = {"title": "Alien"}
    assert type(movie) is dict and Movie.__required_keys__ == {"title"} and Movie.__optional_keys__ == {"year"}
    assert Movie(title="x", year=1) == {"title": "x", "year": 1} and not Movie.__total__
    assert Point(1) == (1, 0) and Point(3, -4).norm() == 7 and repr(Point(1, 2)) == "Point(x=1, y=2)" and Point._field_defaults == {"y": 0}
    assert UserId(5) == 5 and UserId.__name__ == "UserId" and UserId.__supertype__ is int
    assert isinstance(open("/dev/null"), Closes) and not isinstance(5, Closes) and twice("a") == "aa" and typing.cast(int, "5") == "5"
    assert typing.TYPE_CHECKING is False and len(typing.get_overloads(twice)) == 2
    raises(TypeError, "Protocols cannot be instantiated", Closes)
    raises(TypeError, "typing.Any cannot be used with isinstance()", isinstance, 1, Any)
    raises(TypeError, "Cannot instantiate typing.Literal", lambda: Literal())
    raises(TypeError, "TypedDict does not support instance and class checks", isinstance, {}, Movie)
    raises(TypeError, None, lambda: Optional[int, str])
    raises(AssertionError, "Expected code to be unreachable, but got: 5", typing.assert_never, 5)
    assert typing.assert_type(5, int) == 5 and typing.final(Stack).__final__ and get_type_hints(Point) == {"x": int, "y": int}
    assert typing.is_typeddict(Movie) and typing.get_protocol_members(Closes) == {"close"}
    assert typing.override(twice).__override__ and typing.LiteralString and typing.Self and typing.NoReturn
    assert repr(typing.ClassVar[int]) == "typing.ClassVar[int]" and typing.ReadOnly[int]
    assert Stack[int]().__orig_class__ == Stack[int] and Stack.__parameters__ == (T,) and typing.ForwardRef("int").__forward_arg__ == "int"
    assert typing.get_type_hints(Stack) == {}
    return "ok"
