"""dataclasses, enum, typing, string, textwrap, traceback, pprint, calendar, and the language itself"""
# only on Lambda: it asserts the path of its own file
import calendar
import dataclasses
import enum
import pprint
import string
import textwrap
import traceback
import typing


@dataclasses.dataclass(frozen=True, order=True)
class Order:
    id: int
    items: list = dataclasses.field(default_factory=list)


class Color(enum.StrEnum):
    RED = "red"
    BLUE = enum.auto()


class Flag(enum.Flag):
    A = enum.auto()
    B = enum.auto()


class Movie(typing.TypedDict):
    name: str


def handler(event, context):
    assert Order(1) < Order(2) and repr(Order(1)) == "Order(id=1, items=[])" and dataclasses.asdict(Order(2)) == {"id": 2, "items": []}
    assert dataclasses.replace(Order(1), id=3).id == 3
    try:
        Order(1).id = 2
    except dataclasses.FrozenInstanceError as error:
        assert str(error) == "cannot assign to field 'id'"
    assert Color("red") is Color.RED and Color.BLUE == "blue" and list(Color) == [Color.RED, Color.BLUE] and Flag.A | Flag.B == Flag(3)
    assert typing.get_type_hints(Movie) == {"name": str} and typing.Optional[int] == int | None
    assert string.Template("$a").substitute(a=1) == "1" and string.ascii_lowercase[0] == "a"
    assert textwrap.dedent("  a\n  b") == "a\nb" and textwrap.shorten("hello wide world", 12) == "hello [...]"
    assert pprint.pformat({"b": 1, "a": 2}) == "{'a': 2, 'b': 1}"
    assert calendar.monthrange(2024, 2) == (3, 29) and calendar.isleap(2024) and calendar.day_name[0] == "Monday"
    try:
        {}["x"]
    except KeyError:
        text = traceback.format_exc()
    assert text.startswith("Traceback (most recent call last):\n  File \"/var/task/") and text.endswith("KeyError: 'x'\n"), text
    assert '{}["x"]' in text, text

    match event:
        case {"n": int(n)}:
            matched = n
        case _:
            matched = None
    assert matched == event.get("n")
    assert (lambda *a, k=1, **b: (a, k, b))(1, 2, k=3, z=4) == ((1, 2), 3, {"z": 4})
    first, *rest = [1, 2, 3]
    assert rest == [2, 3] and (y := 5) == 5 and [x for x in range(5) if x % 2] == [1, 3] and {k: v for k, v in zip("ab", [1, 2])} == {"a": 1, "b": 2}
    assert f"{3.14159:.2f} {'x':>3} {10:#x} {y=}" == "3.14   x 0xa y=5" and "%s %d" % ("a", 1) == "a 1" and "{:,}".format(1000) == "1,000"
    assert b"abc"[1:] == b"bc" and "é".encode() == b"\xc3\xa9" and "straße".upper() == "STRASSE" and "abc"[::-1] == "cba"

    def numbers():
        got = yield 1
        yield got

    generator = numbers()
    assert next(generator) == 1 and generator.send(7) == 7
    try:
        try:
            1 / 0
        except ZeroDivisionError as error:
            raise ValueError("wrapped") from error
    except ValueError as error:
        assert isinstance(error.__cause__, ZeroDivisionError)
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as group:
        assert len(group.exceptions) == 1
    except* TypeError:
        pass

    class Box[T]:
        def __init__(self, value: T):
            self.value = value

        def __eq__(self, other):
            return self.value == other.value

    assert Box(1) == Box(1) and any([0, 1]) and not all([0, 1]) and sum(range(10)) == 45 and sorted("bca") == ["a", "b", "c"]
    assert "\N{BULLET}" == "•"
    return "ok"
