"""Operator methods: reflected, in place, comparison, containers, calls, hashing."""
import operator

from checks import raises


class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __repr__(self):
        return f"Vector{self.parts}"

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Vector) else NotImplemented

    def __hash__(self):
        return hash(self.parts)

    def __add__(self, other):
        return Vector(*map(operator.add, self.parts, other.parts)) if isinstance(other, Vector) else NotImplemented

    def __mul__(self, n):
        return Vector(*(part * n for part in self.parts))

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(map(operator.mul, self.parts, other.parts))

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return sum(p * p for p in self.parts) ** 0.5

    def __len__(self):
        return len(self.parts)

    def __getitem__(self, key):
        return Vector(*self.parts[key]) if isinstance(key, slice) else self.parts[key]

    def __call__(self, n):
        return self.parts[n]

    def __lt__(self, other):
        return abs(self) < abs(other)

    def __index__(self):
        return self.parts[0]

    def __rsub__(self, other):
        return f"{other} - me"

    def __divmod__(self, other):
        return ("divmod", other)

    def __round__(self, n=None):
        return ("round", n)

    def __bytes__(self):
        return bytes(self.parts)

    def __dir__(self):
        return ["b", "a"]


class OnlyEq:
    def __eq__(self, other):
        return True


class Negative:
    def __len__(self):
        return -1


def handler(event, context):
    v, w = Vector(3, 4), Vector(1, 2)
    assert v + w == Vector(4, 6) and v * 2 == 2 * v == Vector(6, 8) and v @ w == 11 and -v == Vector(-3, -4) and abs(v) == 5.0
    assert len(v) == 2 and v[0] == 3 and v[:1] == Vector(3) and v(1) == 4 and list(v) == [3, 4] and 4 in v and bool(v) and not Vector()
    assert w < v and v > w and sorted([v, w]) == [w, v] and {v: 1}[Vector(3, 4)] == 1 and v != w and v != "x"
    assert [10, 11, 12, 13][v] == 13 and hex(v) == "0x3" and 5 - v == "5 - me" and divmod(v, 3) == ("divmod", 3)
    assert round(v) == ("round", None) and round(v, 2) == ("round", 2)
    assert bytes(v) == b"\x03\x04" and dir(v) == ["a", "b"] and str(v) == "Vector(3, 4)" and f"{v}" == "Vector(3, 4)"
    v += w
    assert v == Vector(4, 6)
    raises(TypeError, "unsupported operand type(s) for +: 'Vector' and 'int'", lambda: v + 1)
    raises(TypeError, "unsupported operand type(s) for +: 'int' and 'Vector'", lambda: 1 + v)
    raises(TypeError, "unsupported operand type(s) for -: 'Vector' and 'int'", lambda: v - 1)
    raises(TypeError, "'<=' not supported between instances of 'Vector' and 'Vector'", lambda: v <= w)
    raises(TypeError, "unsupported operand type(s) for @: 'int' and 'int'", lambda: 1 @ 2)
    raises(TypeError, "unsupported operand type(s) for +=: 'Vector' and 'int'", lambda: exec("v += 1", {"v": v}))
    raises(TypeError, "unhashable type: 'OnlyEq'", hash, OnlyEq())
    raises(ValueError, "__len__() should return >= 0", len, Negative())
    raises(TypeError, "'OnlyEq' object is not subscriptable", lambda: OnlyEq()[0])
    raises(TypeError, "'OnlyEq' object is not callable", lambda: OnlyEq()())
    raises(TypeError, "__repr__ returned non-string (type int)", repr, type("R", (), {"__repr__": lambda s: 1})())
    raises(TypeError, "__str__ returned non-string (type int)", str, type("S", (), {"__str__": lambda s: 1})())
    raises(TypeError, "__hash__ method should return an integer", hash, type("H", (), {"__hash__": lambda s: "x"})())

    class Generic:
        def __class_getitem__(cls, item):
            return (cls.__name__, item)

    assert Generic[int] == ("Generic", int) and OnlyEq() == 5 and not (OnlyEq() != 5)
    return "ok"
