"""collections: namedtuple, OrderedDict, ChainMap, UserDict and its kind."""
from collections import ChainMap, OrderedDict, UserDict, UserList, UserString, abc, namedtuple

from checks import raises

Point = namedtuple("Point", ["x", "y"], defaults=[0])


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


class Squares(abc.Sequence):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        if i >= 4:
            raise IndexError(i)
        return i * i


def handler(event, context):
    p = Point(1)
    assert p == (1, 0) and p.x == 1 and p._replace(y=5) == Point(1, 5) and p._asdict() == {"x": 1, "y": 0} and Point._fields == ("x", "y")
    assert Point._field_defaults == {"y": 0} and Point._make([3, 4]) == Point(3, 4)
    x, y = p
    assert (x, y) == (1, 0) and repr(p) == "Point(x=1, y=0)" and isinstance(p, tuple) and hash(p) == hash((1, 0)) and p + (2,) == (1, 0, 2)
    assert sorted([Point(2), Point(1)])[0].x == 1 and Point.__doc__ == "Point(x, y)" and Point.x.__doc__ == "Alias for field number 0"
    raises(TypeError, "Point.__new__() missing 1 required positional argument: 'x'", Point)
    raises(AttributeError, "can't set attribute", setattr, p, "x", 5)
    raises(TypeError, "Got unexpected field names: ['z']", p._replace, z=1)
    raises(TypeError, "Expected 2 arguments, got 1", Point._make, [1])
    raises(ValueError, "Type names and field names cannot be a keyword: 'class'", namedtuple, "P", "class x")
    raises(ValueError, "Encountered duplicate field name: 'a'", namedtuple, "P", "a a")
    raises(ValueError, "Field names cannot start with an underscore: '_a'", namedtuple, "P", "_a")
    assert namedtuple("P", "a class a", rename=True)._fields == ("a", "_1", "_2")
    o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
    o.move_to_end("a")
    o.move_to_end("c", last=False)
    assert list(o) == ["c", "b", "a"] and o.popitem(last=False) == ("c", 3) and repr(o) == "OrderedDict({'b': 2, 'a': 1})"
    assert list(reversed(o)) == ["a", "b"]
    assert OrderedDict(a=1, b=2) != OrderedDict(b=2, a=1) and OrderedDict(a=1, b=2) == dict(b=2, a=1)
    raises(KeyError, "'zz'", o.move_to_end, "zz")
    chain = ChainMap({"a": 1}, {"a": 2, "b": 3})
    chain["b"] = 9
    assert chain["a"] == 1 and chain["b"] == 9 and chain.maps[1]["b"] == 3 and dict(chain) == {"a": 1, "b": 9}
    assert chain.new_child({"a": 0})["a"] == 0 and chain.parents["a"] == 2 and len(chain) == 2
    raises(KeyError, '"Key not found in the first mapping: \'zz\'"', chain.pop, "zz")
    upper = Upper(a=1)
    upper["b"] = 2
    assert upper == {"A": 1, "B": 2} and upper.data == {"A": 1, "B": 2} and repr(upper) == "{'A': 1, 'B': 2}"
    assert UserList([1, 2]) + [3] == [1, 2, 3] and UserString("ab").upper() == "AB"
    squares = Squares()
    assert list(squares) == [0, 1, 4, 9] and 4 in squares and squares.index(9) == 3 and squares.count(1) == 1
    assert list(reversed(squares)) == [9, 4, 1, 0]
    assert isinstance([], abc.MutableSequence) and isinstance({}, abc.Mapping) and isinstance(iter([]), abc.Iterator)
    assert isinstance("a", abc.Sequence) and not isinstance(5, abc.Iterable) and isinstance(len, abc.Callable)
    assert issubclass(dict, abc.MutableMapping)
    raises(TypeError, "Can't instantiate abstract class Half without an implementation for abstract method '__getitem__'", type("Half", (abc.Sequence,), {"__len__": len}))  # differs: The message about a class with abstract methods lacks its first words, “Can't instantiate abstract”
    return "ok"
