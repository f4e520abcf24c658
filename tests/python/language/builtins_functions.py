"""Built-in functions that have no file of their own."""
from checks import raises


class Thing:
    a = 1

    def __init__(self):
        self.b = 2


def handler(event, context):
    assert abs(-3) == 3 and abs(-2.5) == 2.5 and divmod(7, 2) == (3, 1) and pow(2, 10) == 1024 and pow(2, 10, 1000) == 24
    assert round(3.14159, 3) == 3.142
    assert ascii("é") == "'\\xe9'" and bin(10) == "0b1010" and chr(97) == "a" and ord("a") == 97 and callable(print)
    assert hash("a") == hash("a")
    thing = Thing()
    assert getattr(thing, "a") == 1 and hasattr(thing, "b") and vars(thing) == {"b": 2} and {"a", "b"} < set(dir(thing))
    setattr(thing, "c", 3)
    delattr(thing, "b")
    assert vars(thing) == {"c": 3}
    raises(TypeError, "vars() argument must have __dict__ attribute", vars, 5)
    raises(AttributeError, "'Thing' object has no attribute 'b'", delattr, thing, "b")
    raises(TypeError, "attribute name must be string, not 'int'", getattr, thing, 5)
    assert eval("1 + 1") == 2 and eval("x * 2", {"x": 3}) == 6
    scope = {}
    exec("def f(n):\n    return n + 1", scope)
    assert scope["f"](1) == 2 and eval(compile("[i for i in range(3)]", "f", "eval")) == [0, 1, 2]
    raises(SyntaxError, "invalid syntax", eval, "1 +")
    raises(NameError, "name 'undefined' is not defined", eval, "undefined")
    raises(ValueError, None, eval, "int('x')")
    assert isinstance(5, int) and issubclass(bool, int) and type(5) is int and id(thing) == id(thing) and len("abc") == 3
    assert list(map(str, [1, 2])) == ["1", "2"] and sum([1, 2, 3]) == 6 and min(2, 1) == 1 and max("ab", "b", key=len) == "ab"
    assert sorted([2, 1]) == [1, 2]
    assert all([]) and any([0, 1]) and repr("a") == "'a'" and str(1) == "1" and bool([]) is False and list(reversed([1, 2])) == [2, 1]
    raises(TypeError, "bad operand type for abs(): 'str'", abs, "a")
    raises(TypeError, "type list doesn't define __round__ method", round, [])
    raises(TypeError, "print() got an unexpected keyword argument 'nope'", lambda: print("x", nope=1))
    raises(TypeError, "sep must be None or a string, not int", lambda: print("x", sep=1))  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "'str' object cannot be interpreted as an integer", lambda: hex("a"))
    raises(TypeError, "hash() takes exactly one argument (2 given)", hash, 1, 2)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "input() takes no keyword arguments", lambda: input(prompt=1))  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    assert globals()["Thing"] is Thing and "thing" in locals() and __name__ and __import__("math").pi > 3
    assert object().__class__ is object and type("N", (), {"x": 1})().x == 1 and type(type) is type
    raises(TypeError, "object() takes no arguments", object, 1)
    raises(TypeError, "type() takes 1 or 3 arguments", type, 1, 2)
    assert Ellipsis is ... and NotImplemented is NotImplemented and repr(NotImplemented) == "NotImplemented" and __debug__ in (True, False)
    raises(TypeError, "NotImplemented should not be used in a boolean context", bool, NotImplemented)
    assert breakpoint.__name__ == "breakpoint" and property().fget is None and memoryview(b"a")[0] == 97 and aiter and anext
    return "ok"
