"""The iterator protocol, iter with a sentinel, map, filter, zip, enumerate, reversed."""
from checks import raises


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class OldStyle:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        return i * 10


class Hint:
    def __iter__(self):
        return iter([1, 2])

    def __reversed__(self):
        return iter("reversed")

    def __contains__(self, item):
        return item == "always"


def handler(event, context):
    assert list(Countdown(3)) == [2, 1, 0] and sum(Countdown(4)) == 6 and 2 in Countdown(4) and max(Countdown(3)) == 2
    assert list(OldStyle()) == [0, 10, 20] and 20 in OldStyle() and [*OldStyle()][-1] == 20 and tuple(OldStyle()) == (0, 10, 20)
    assert "".join(reversed(Hint())) == "reversed" and "always" in Hint() and 1 not in Hint()
    values = iter([3, 2, 1, 0, 5])
    assert list(iter(lambda: next(values), 0)) == [3, 2, 1] and next(values) == 5
    assert list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])) == [11, 22] and list(filter(None, [0, 1, "", "a"])) == [1, "a"]
    raises(ValueError, "map() argument 2 is shorter than argument 1", lambda: list(map(max, [1, 2], [3], strict=True)))
    assert list(zip("ab", range(5))) == [("a", 0), ("b", 1)] and list(zip()) == []
    assert list(zip(*[(1, "a"), (2, "b")])) == [(1, 2), ("a", "b")]
    assert list(enumerate("ab", 10)) == [(10, "a"), (11, "b")] and list(reversed(range(0, 10, 3))) == [9, 6, 3, 0]
    one = iter([1, 2, 3])
    assert [*zip(one, one)] == [(1, 2)] and next(one, "none") == "none"
    raises(StopIteration, "", next, iter([]))
    raises(TypeError, "'int' object is not an iterator", next, 5)
    raises(TypeError, "'list' object is not an iterator", next, [])
    raises(TypeError, "'int' object is not iterable", iter, 5)
    raises(TypeError, "'set' object is not reversible", reversed, {1})  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "iter(v, w): v must be callable", iter, 1, 2)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "iter() returned non-iterator of type 'int'", lambda: iter(type("Bad", (), {"__iter__": lambda self: 5})()))
    assert min("bca") == "a" and max(3, 1, 2) == 3 and min([], default=7) == 7 and max([[1, 2], [1, 3]]) == [1, 3]
    assert min(3, -4, key=abs) == 3
    raises(ValueError, "max() iterable argument is empty", max, [])
    raises(TypeError, "'NoneType' object is not iterable", max, None)
    assert sum([[1], [2]], []) == [1, 2] and sum((1, 2), start=10) == 13
    raises(TypeError, "sum() can't sum strings [use ''.join(seq) instead]", sum, ["a"], "")
    raises(TypeError, "unsupported operand type(s) for +: 'int' and 'str'", sum, ["a"])
    r = range(2, 20, 5)
    assert (list(r), len(r), r[-1], r[1:], 12 in r, 13 in r, r.index(7), r.count(3), r == range(2, 22, 5)) == ([2, 7, 12, 17], 4, 17, range(7, 22, 5), True, False, 1, 0, True)
    assert repr(range(3)) == "range(0, 3)" and range(0) == range(5, 5) and len(range(10**9)) == 10**9 and list(range(3, 0, -1)) == [3, 2, 1]
    raises(ValueError, "range() arg 3 must not be zero", range, 1, 2, 0)
    raises(ValueError, "range.index(x): x not in range", r.index, 8)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    return "ok"
