"""Comprehensions: scope, order, nesting, generator laziness."""
from checks import raises


def handler(event, context):
    i = "kept"
    assert [i for i in range(3)] == [0, 1, 2] and i == "kept"
    assert [(x, y) for x in range(3) if x for y in range(x)] == [(1, 0), (2, 0), (2, 1)]
    assert [[c for c in row] for row in ("ab", "c")] == [["a", "b"], ["c"]]
    assert {n % 3: n for n in range(5)} == {0: 3, 1: 4, 2: 2} and list({n % 3: n for n in range(5)}) == [0, 1, 2]
    assert {c.lower() for c in "AaB"} == {"a", "b"}
    assert [y := 1, y**2] == [1, 1] and [last := n for n in range(3)] == [0, 1, 2] and last == 2
    assert [half for n in range(6) if (half := n // 2) > 1] == [2, 2]
    seen = []

    def note(n):
        seen.append(n)
        return n

    lazy = (note(n) for n in range(3))
    assert seen == [] and next(lazy) == 0 and seen == [0]
    assert list(lazy) == [1, 2] and next(lazy, "end") == "end"
    raises(StopIteration, "", next, lazy)
    raises(TypeError, "'int' object is not iterable", lambda: (n for n in 5))
    raises(ZeroDivisionError, "division by zero", lambda: [1 / n for n in (1, 0)])
    assert sum(n for n in range(5)) == 10 and max((len(w), w) for w in ["a", "bbb", "cc"]) == (3, "bbb")
    factor = 3
    assert [factor * n for n in (lambda: range(factor))()] == [0, 3, 6]

    class Body:
        size = 2
        cells = [0 for _ in range(size)]

    assert Body.cells == [0, 0]
    raises(NameError, "name 'inner' is not defined", lambda: exec("class B:\n    inner = 1\n    x = [inner for _ in [1] for _ in [inner]]\n"))
    assert [*(a + b for a, b in zip("ab", "cd", strict=True))] == ["ac", "bd"]
    raises(ValueError, "zip() argument 2 is shorter than argument 1", lambda: list(zip("ab", "c", strict=True)))
    assert [n for row in [[1, 2], [3]] for n in row if n != 2] == [1, 3]
    assert dict(enumerate("ab", start=1)) == {1: "a", 2: "b"}
    raises(SyntaxError, None, compile, "[x := 1 for x in y]", "f", "eval")
    assert (lambda: [locals()["v"] for v in [1]])() == [1]
    return "ok"
