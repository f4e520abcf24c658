"""enum: Enum, IntEnum, StrEnum, Flag, auto, unique, functional form."""
import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique

from checks import raises


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()

    @classmethod
    def _missing_(cls, value):
        return cls.GREEN if value == "g" else None


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius


class Permission(Flag):
    READ = auto()
    WRITE = auto()
    BOTH = READ | WRITE


class Status(StrEnum):
    NEW = auto()
    DONE = "finished"


class Level(IntEnum):
    LOW = 1
    HIGH = 10


def handler(event, context):
    assert Color(1) is Color.RED is Color["RED"] is Color.CRIMSON and list(Color) == [Color.RED, Color.GREEN] and Color.RED.name == "RED"
    assert Color.RED.value == 1 and Color.RED.pretty == "Red" and Color("g") is Color.GREEN
    assert repr(Color.RED) == "<Color.RED: 1>" and str(Color.RED) == "Color.RED" and f"{Color.RED}" == "Color.RED" and len(Color) == 2
    assert Color.RED in Color and 1 in Color and 9 not in Color and Color.__members__["CRIMSON"] is Color.RED
    assert Color.RED != 1 and {Color.RED: "x"}[Color.RED] == "x" and isinstance(Color.RED, Color) and Planet.MARS.radius == 3.39
    assert repr(Color) == "<enum 'Color'>"
    raises(ValueError, "9 is not a valid Color", Color, 9)
    raises(KeyError, "'BLUE'", lambda: Color["BLUE"])
    raises(AttributeError, "type object 'Color' has no attribute 'BLUE'", lambda: Color.BLUE)
    raises(AttributeError, "cannot reassign member 'RED'", setattr, Color, "RED", 5)
    raises(TypeError, "<enum 'More'> cannot extend <enum 'Color'>", exec, "class More(Color): pass", {"Color": Color})
    raises(TypeError, "'<' not supported between instances of 'Color' and 'Color'", lambda: Color.RED < Color.GREEN)
    assert Status.NEW == "new" and str(Status.DONE) == "finished" and f"{Status.NEW:>5}" == "  new" and Status("finished") is Status.DONE
    assert Status.NEW.upper() == "NEW" and repr(Status.NEW) == "<Status.NEW: 'new'>"
    assert Level.HIGH > Level.LOW and Level.LOW + 1 == 2 and str(Level.LOW) == "1" and f"{Level.HIGH}" == "10"
    assert sorted(Level, reverse=True)[0] is Level.HIGH and isinstance(Level.LOW, int) and [10, 20][Level.LOW] == 20
    rw = Permission.READ | Permission.WRITE
    assert rw is Permission.BOTH and Permission.READ in rw and rw & Permission.READ is Permission.READ
    assert ~Permission.READ is Permission.WRITE and Permission(0).name is None and bool(Permission(0)) is False
    assert list(rw) == [Permission.READ, Permission.WRITE] and rw ^ Permission.READ is Permission.WRITE
    assert repr(Permission.READ) == "<Permission.READ: 1>" and str(rw) == "Permission.BOTH" and repr(Permission(0)) == "<Permission: 0>"
    assert len(rw) == 2
    raises(ValueError, None, Permission, 99)

    class Bits(IntFlag):
        A = 1
        B = 2

    assert Bits.A | 4 == 5 and repr(Bits.A | Bits.B) == "<Bits.A|B: 3>" and str(Bits.A) == "1" and Bits(6).value == 6
    raises(ValueError, "duplicate values found in <enum 'Twice'>: B -> A", lambda: unique(Enum("Twice", {"A": 1, "B": 1})))
    Animal = Enum("Animal", "CAT DOG", start=5, module=__name__)
    assert [m.value for m in Animal] == [5, 6] and Animal.CAT.name == "CAT" and Animal(6) is Animal.DOG

    class Lower(Enum):
        @staticmethod
        def _generate_next_value_(name, start, count, last):
            return name.lower()

        HELLO = auto()
        skip = enum.nonmember(5)

    assert Lower.HELLO.value == "hello" and Lower.skip == 5 and enum.verify(enum.UNIQUE)(Lower) is Lower
    return "ok"
