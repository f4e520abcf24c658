"""Functions as objects: names, defaults, annotations, signatures, dir."""
import inspect
import types

from checks import raises


def area(width: float, height: float = 1.0, *, unit: str = "m") -> str:
    """The area in words."""
    result: float = width * height
    return f"{result}{unit}2"


def handler(event, context):
    assert (area.__name__, area.__qualname__, area.__module__, area.__doc__) == ("area", "area", __name__, "The area in words.")
    assert area.__annotations__ == {"width": float, "height": float, "unit": str, "return": str}
    assert area.__defaults__ == (1.0,) and area.__kwdefaults__ == {"unit": "m"} and callable(area) and not callable(1)
    assert str(inspect.signature(area)) == "(width: float, height: float = 1.0, *, unit: str = 'm') -> str"
    area.counter = 1
    assert area.__dict__ == {"counter": 1} and vars(area) is area.__dict__
    del area.counter
    raises(AttributeError, "'function' object has no attribute 'counter'", lambda: area.counter)
    assert repr(area).startswith("<function area at 0x") and repr(len) == "<built-in function len>"
    assert repr(handler.__get__(1)).startswith("<bound method handler of 1")
    assert (lambda: 0).__name__ == "<lambda>" and isinstance(area, types.FunctionType) and isinstance([].append, types.BuiltinMethodType)
    assert [].append.__name__ == "append" and str.upper.__qualname__ == "str.upper" and int.__add__.__name__ == "__add__"
    assert [].append.__self__ == [] and "a".upper.__call__() == "A" and list(map(str.upper, "ab")) == ["A", "B"]
    renamed = types.FunctionType(area.__code__, globals(), "renamed", (2.0,))
    assert renamed(1, unit="k") == "2.0k2" and renamed.__name__ == "renamed"
    area.__name__ = "other"
    try:
        raises(TypeError, "area() missing 1 required positional argument: 'width'", area)
    finally:
        area.__name__ = "area"
    code = area.__code__
    assert code.co_argcount == 2 and code.co_name == "area" and code.co_varnames[3] == "result"
    assert code.co_firstlineno == 8 and code.co_filename.endswith("app.py")

    def outer():
        """Outer."""
        return outer.__doc__, outer.__qualname__

    assert outer() == ("Outer.", "handler.<locals>.outer")
    assert max([3, 1], key=lambda n: -n) == 1 and min([3, 1]) == 1 and sorted("bA", key=str.lower) == ["A", "b"]
    assert (lambda *, a: a)(a=1) == 1
    assert eval("lambda: (yield)")().__class__.__name__ == "generator" and bool(area) and area == area and hash(area) == hash(area)
    assert [f(4) for f in (abs, str, lambda x: x + 1, range(10).__getitem__)] == [4, "4", 5, 4]
    return "ok"
