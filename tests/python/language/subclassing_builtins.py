"""Classes made from int, str, list, dict, tuple, float and Exception."""
from checks import raises


class Money(int):
    def __new__(cls, value, currency="CHF"):
        made = super().__new__(cls, value)
        made.currency = currency
        return made

    def __add__(self, other):
        return Money(int(self) + int(other), self.currency)

    def __repr__(self):
        return f"{int(self)} {self.currency}"


class Name(str):
    def __new__(cls, text):
        return super().__new__(cls, text.title())

    def shout(self):
        return self.upper() + "!"


class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def __getitem__(self, i):
        return ("got", super().__getitem__(i))


class Defaults(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    first = property(lambda self: self[0])


def handler(event, context):
    m = Money(5) + Money(3, "EUR")
    assert m == 8 and repr(m) == "8 CHF" and type(m) is Money and type(m - 1) is int and m.currency == "CHF"
    assert sum([Money(1), Money(2)]) == 3 and f"{m}" == "8 CHF" and f"{m:05d}" == "00008"
    n = Name("ada lovelace")
    assert n == "Ada Lovelace" and n.shout() == "ADA LOVELACE!" and type(n) is Name and type(n[:3]) is str and type(n.upper()) is str
    assert {n: 1}["Ada Lovelace"] == 1 and isinstance(n, str)
    s = Stack([1]).push(2)
    assert s == [1, 2] and s[0] == ("got", 1) and list(s) == [1, 2] and type(s + [3]) is list and type(s[:]) is tuple
    assert repr(s) == "[1, 2]" and len(s) == 2
    d = Defaults(a=1)
    assert d["x"] == "xx" and d == {"a": 1, "x": "xx"} and d.get("y") is None and type(d | {}) is dict and "y" not in d
    p = Pair(1, 2)
    assert p.first == 1 and p == (1, 2) and type(p + (3,)) is tuple and repr(p) == "(1, 2)" and hash(p) == hash((1, 2))
    raises(TypeError, "Pair.__new__() missing 1 required positional argument: 'b'", Pair, 1)
    raises(TypeError, "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'", Money, None)

    class Celsius(float):
        def __eq__(self, other):
            return abs(self - other) < 0.1

    assert Celsius(1.05) == 1.0 and Celsius(2) * 2 == 4.0 and round(Celsius(1.26), 1) == 1.3
    raises(TypeError, "unhashable type: 'Celsius'", hash, Celsius(1))

    class Special(set):
        def add(self, item):
            super().add(item.lower())

    t = Special()
    t.add("A")
    assert t == {"a"} and type(t | {"b"}) is set
    assert isinstance(type("B", (bytes,), {})(b"x"), bytes) and issubclass(Money, int) and Money.__mro__[1] is int
    return "ok"
