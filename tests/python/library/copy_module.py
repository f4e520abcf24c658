"""copy: shallow, deep, loops, own ways, replace."""
import copy
import datetime
from collections import OrderedDict, defaultdict, deque

from checks import raises


class Node:
    def __init__(self, name):
        self.name, self.links = name, []


class Own:
    def __copy__(self):
        return "shallow"

    def __deepcopy__(self, memo):
        return "deep"


class Slim:
    __slots__ = ("a",)


class Frozen:
    def __init__(self, x):
        self.x = x

    def __replace__(self, **changes):
        return Frozen(changes.get("x", self.x))


def handler(event, context):
    data = {"a": [1, {"b": (2, [3])}], "c": {4}}
    shallow, deep = copy.copy(data), copy.deepcopy(data)
    data["a"][1]["b"][1].append("changed")
    assert shallow == data and shallow["a"] is data["a"] and deep == {"a": [1, {"b": (2, [3])}], "c": {4}}
    a, b = Node("a"), Node("b")
    a.links.append(b)
    b.links.append(a)
    twin = copy.deepcopy(a)
    assert twin is not a and twin.links[0].links[0] is twin and twin.links[0].name == "b"
    shared = []
    pair = copy.deepcopy([shared, shared])
    assert pair[0] is pair[1] and copy.copy(a).links is a.links
    itself = []
    itself.append(itself)
    again = copy.deepcopy(itself)
    assert again[0] is again
    assert copy.copy(Own()) == "shallow" and copy.deepcopy([Own()]) == ["deep"]
    for value in (1, "a", (1, 2), None, len, int, b"x", frozenset([1]), 1.5, ...):
        assert copy.copy(value) is value
    assert copy.deepcopy((1, [2])) == (1, [2]) and copy.deepcopy(t := (1, (2,))) is t
    slim = Slim()
    slim.a = [1]
    assert copy.deepcopy(slim).a == [1] and copy.deepcopy(slim).a is not slim.a
    for value in (OrderedDict(a=[1]), defaultdict(list, a=[1]), deque([[1]], maxlen=3), bytearray(b"x"), datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC), range(3), {1, 2}, 1 + 2j):
        twin = copy.deepcopy(value)
        assert twin == value and type(twin) is type(value), value
    assert copy.deepcopy(defaultdict(list)).default_factory is list and copy.deepcopy(deque(maxlen=2)).maxlen == 2
    assert copy.replace(Frozen(1), x=2).x == 2 and copy.replace(datetime.date(2024, 1, 2), day=5) == datetime.date(2024, 1, 5)
    raises(TypeError, "replace() does not support int objects", copy.replace, 5)
    raises(TypeError, "cannot pickle 'generator' object", copy.copy, (x for x in []))
    error = copy.copy(ValueError("a", 1))
    assert error.args == ("a", 1) and type(copy.deepcopy(KeyError("k"))) is KeyError
    return "ok"
