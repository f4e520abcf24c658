"""Unpacking: stars, nesting, dictionaries, and the errors."""
from checks import raises


def unpack(values):
    a, b = values
    return a, b


def at_least_two(values):
    a, b, *rest = values
    return a, b, rest


def handler(event, context):
    first, *middle, last = range(5)
    assert (first, middle, last) == (0, [1, 2, 3], 4)
    (a, (b, *c)), d = [1, (2, 3, 4)], 5
    assert (a, b, c, d) == (1, 2, [3, 4], 5)
    [x, y], z = "ab", "c"
    assert x + y + z == "abc"
    *only, = "hi"
    assert only == ["h", "i"]
    a, b = b, a
    assert (a, b) == (2, 1)
    i, row = 0, [0, 0]
    i, row[i] = 1, 9
    assert row == [0, 9], "targets are assigned from left to right"
    chained = other = []
    assert chained is other
    assert [*range(2), *"ab"] == [0, 1, "a", "b"] and {**{"a": 1}, "b": 2, **{"a": 3}} == {"a": 3, "b": 2}
    assert {*[1, 2], *[2, 3]} == {1, 2, 3} and (*"ab",) == ("a", "b")
    assert [(k, v) for k, (v, _) in {"k": (1, 2)}.items()] == [("k", 1)]
    raises(ValueError, "not enough values to unpack (expected 2, got 1)", unpack, [1])
    raises(ValueError, "too many values to unpack (expected 2, got 3)", unpack, [1, 2, 3])
    raises(ValueError, "too many values to unpack (expected 2)", unpack, iter([1, 2, 3]))
    raises(ValueError, "not enough values to unpack (expected at least 2, got 1)", at_least_two, [1])
    raises(TypeError, "cannot unpack non-iterable int object", unpack, 5)
    raises(TypeError, "cannot unpack non-iterable NoneType object", unpack, None)
    for a, *b in [(1, 2, 3), (4,)]:
        pass
    assert (a, b) == (4, [])
    total = 1
    total += 2; total *= 3; total -= 1; total //= 3; total **= 3; total %= 5; total <<= 2; total |= 1; total ^= 7; total &= 6; total >>= 1
    assert total == 1
    numbers = alias = [1]
    numbers += (2,)
    assert alias == [1, 2]
    return "ok"
