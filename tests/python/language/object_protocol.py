"""object: new and init, equality, hashing, conversion methods, representation."""
from checks import raises


class Plain:
    pass


class Single:
    made = None

    def __new__(cls, *arguments):
        if cls.made is None:
            cls.made = super().__new__(cls)
        return cls.made

    def __init__(self, value=0):
        self.value = value


class Other:
    def __new__(cls):
        return 42

    def __init__(self):
        raise AssertionError("not called: what came is no Other")


class Number:
    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __complex__(self):
        return 7j

    def __index__(self):
        return 3

    def __bool__(self):
        return False

    def __format__(self, spec):
        return f"[{spec}]"

    def __sizeof__(self):
        return 1000

    def __reversed__(self):
        return [3, 2]

    def __contains__(self, x):
        return "yes"

    def __ceil__(self):
        return 8

    def __trunc__(self):
        return 9


def handler(event, context):
    a, b = Plain(), Plain()
    assert a == a and a != b and hash(a) == hash(a) and len({a, b, a}) == 2 and (a == 1) is False and a.__eq__(b) is NotImplemented
    assert bool(a) and a.__class__ is Plain
    Single.made = None
    one, two = Single(1), Single(2)
    assert one is two and one.value == 2 and Other() == 42
    import math
    n = Number()
    assert int(n) == 7 and float(n) == 7.5 and complex(n) == 7j and [0, 1, 2, 3][n] == 3 and not n and f"{n:x}" == "[x]"
    assert format(n) == "[]" and reversed(n) == [3, 2] and (5 in n) is True and math.ceil(n) == 8 and math.trunc(n) == 9
    assert bin(n) == "0b11" and "abc" * n == "abcabcabc" and range(n) == range(3)
    raises(TypeError, "Plain() takes no arguments", Plain, 1)
    raises(TypeError, "__init__() should return None, not 'int'", type("Bad", (), {"__init__": lambda self: 5}))
    raises(TypeError, "__bool__ should return bool, returned str", bool, type("Bad", (), {"__bool__": lambda self: "x"})())
    raises(TypeError, "__int__ returned non-int (type str)", int, type("Bad", (), {"__int__": lambda self: "x"})())
    raises(TypeError, "'str' object cannot be interpreted as an integer", len, type("Bad", (), {"__len__": lambda self: "x"})())
    raises(TypeError, "__format__ must return a str, not int", format, type("Bad", (), {"__format__": lambda self, spec: 1})())
    raises(TypeError, "unsupported operand type(s) for +: 'Plain' and 'Plain'", lambda: a + b)
    raises(TypeError, "object.__new__(X): X is not a type object (int)", object.__new__, 5)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "object.__new__(int) is not safe, use int.__new__()", object.__new__, int)

    class EqOnly:
        def __init__(self, n):
            self.n = n

        def __eq__(self, other):
            return self.n == other.n

    assert EqOnly.__hash__ is None and EqOnly(1) == EqOnly(1) and EqOnly(1) in [EqOnly(2), EqOnly(1)] and [EqOnly(1)] == [EqOnly(1)]

    class WithHash(EqOnly):
        __hash__ = object.__hash__

    assert len({WithHash(1), WithHash(1)}) == 2

    class Base:
        def __init_subclass__(cls):
            cls.children = []

    class Child(Base):
        pass

    assert Child.children == [] and object().__dir__() and "__doc__" in dir(object()) and isinstance(Plain.__dict__.get("__dict__"), object)
    assert Plain.__doc__ is None and Plain.__module__ == __name__
    return "ok"
