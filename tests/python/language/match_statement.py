"""match: literals, captures, sequences, mappings, classes, guards, or, as."""
import enum
from dataclasses import dataclass

from checks import raises


class Color(enum.Enum):
    RED = 1


@dataclass
class Point:
    x: int
    y: int = 0


class Pair:
    __match_args__ = ("left", "right")

    def __init__(self, left, right):
        self.left, self.right = left, right


def what(value):
    match value:
        case None | True | False:
            return "singleton"
        case 0 | -1 | 1.5:
            return "number"
        case "a" "b":
            return "text"
        case Color.RED:
            return "red"
        case [] | ():
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest] if len(rest) > 2:
            return f"long {rest}"
        case (first, _, *_, last):
            return f"{first}..{last}"
        case {"type": "order", "items": [{"id": str(id)}, *_], **rest}:
            return f"order {id} {sorted(rest)}"
        case {}:
            return "mapping"
        case Point(x=0, y=y) | Point(x=y, y=0):
            return f"on axis {y}"
        case Point(x, y) as point:
            return f"{point}"
        case Pair(int(n), Pair(_, deep)):
            return f"pair {n} {deep}"
        case str(text) if text.isupper():
            return f"upper {text}"
        case int() | float() as n:
            return f"other {n}"
        case _:
            return "nothing"


def handler(event, context):
    assert [what(v) for v in (None, True, 0, -1, 1.5, 1.0, "ab", Color.RED)] == ["singleton", "singleton", "number", "number", "number", "other 1.0", "text", "red"]
    assert [what(v) for v in ([], [5], (1, 2, 3, 4), [1, 2], range(4), "xy")] == ["empty", "one 5", "long [2, 3, 4]", "nothing", "0..3", "nothing"]
    assert what({"type": "order", "items": [{"id": "o1"}, 5], "x": 1}) == "order o1 ['x']" and what({"type": 1}) == "mapping"
    assert what({1}) == "nothing"
    assert [what(v) for v in (Point(0, 7), Point(3), Point(1, 2), Pair(1, Pair(2, 3)), "UP", b"bytes")] == ["on axis 7", "on axis 3", "Point(x=1, y=2)", "pair 1 3", "upper UP", "nothing"]
    match 5:
        case n:
            pass
    assert n == 5, "a captured name stays"
    raises(SyntaxError, "name capture 'x' makes remaining patterns unreachable", compile, "match 1:\n    case x: pass\n    case 2: pass", "f", "exec")
    raises(SyntaxError, "alternative patterns bind different names", compile, "match 1:\n    case [a] | 5: pass", "f", "exec")
    raises(TypeError, "Point() accepts 2 positional sub-patterns (3 given)", lambda: exec("match p:\n    case Point(1, 2, 3): pass", {"p": Point(1), "Point": Point}))
    match, case = 1, 2
    assert match + case == 3, "soft keywords are names elsewhere"
    return "ok"
