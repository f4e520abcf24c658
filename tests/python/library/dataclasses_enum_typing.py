"""dataclasses, enum, typing, abc, contextlib."""

import abc
import contextlib
import dataclasses
import enum
import typing
from dataclasses import dataclass, field


@dataclass(order=True)
class Order:
    total: int
    items: list[str] = field(default_factory=list, compare=False)
    note: typing.Optional[str] = None


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0


class Status(enum.Enum):
    NEW = "new"
    PAID = "paid"


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Rights(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...


def handler(event, context):
    order = Order(3, ["a"])
    assert repr(order) == "Order(total=3, items=['a'], note=None)" and order < Order(4) and order == Order(3, ["b"])
    assert dataclasses.asdict(order) == {"total": 3, "items": ["a"], "note": None}
    assert dataclasses.replace(order, total=9).total == 9 and [f.name for f in dataclasses.fields(order)] == ["total", "items", "note"]
    assert Order(1).items is not Order(1).items
    try:
        Point(1).x = 2
    except dataclasses.FrozenInstanceError as error:
        assert str(error) == "cannot assign to field 'x'"
    assert len({Point(1), Point(1)}) == 1

    assert Status("paid") is Status.PAID and Status["NEW"].value == "new" and [s.name for s in Status] == ["NEW", "PAID"]
    assert repr(Status.NEW) == "<Status.NEW: 'new'>" and Level.HIGH > Level.LOW and Level.HIGH + 1 == 3
    assert Rights.READ | Rights.WRITE == Rights(3) and Rights.READ in Rights(3)
    try:
        Status("lost")
    except ValueError as error:
        assert str(error) == "'lost' is not a valid Status"

    try:
        Shape()
    except TypeError as error:
        assert "abstract" in str(error) and "area" in str(error)

    assert typing.get_type_hints(Point) == {"x": int, "y": int} and typing.Optional[int] == typing.Union[int, None]
    Pair = typing.NamedTuple("Pair", [("left", int), ("right", int)])
    assert Pair(1, 2).right == 2 and Pair(1, 2)._asdict() == {"left": 1, "right": 2}
    assert typing.cast(int, "x") == "x"

    trail = []

    @contextlib.contextmanager
    def marked(name):
        trail.append("+" + name)
        try:
            yield name.upper()
        finally:
            trail.append("-" + name)

    with marked("a") as a, contextlib.suppress(KeyError):
        assert a == "A"
        {}["x"]
    assert trail == ["+a", "-a"]
    with contextlib.ExitStack() as stack:
        stack.enter_context(marked("b"))
        stack.callback(trail.append, "called")
    assert trail[2:] == ["+b", "called", "-b"]
    with contextlib.nullcontext(5) as five:
        assert five == 5
    return "ok"
