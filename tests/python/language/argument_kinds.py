"""Positional-only, keyword-only, defaults, * and **."""
from checks import raises


def everything(a, b, /, c, d=4, *rest, e, f=6, **named):
    return a, b, c, d, rest, e, f, named


def remembers(item, seen=[]):
    seen.append(item)
    return seen


def handler(event, context):
    assert everything(1, 2, 3, e=5) == (1, 2, 3, 4, (), 5, 6, {})
    assert everything(1, 2, c=3, e=5, a=9) == (1, 2, 3, 4, (), 5, 6, {"a": 9})
    assert everything(1, 2, 3, 0, 7, 8, e=5, g=1) == (1, 2, 3, 0, (7, 8), 5, 6, {"g": 1})
    assert everything(*[1, 2], *(3,), **{"e": 5}, **{"z": 0}) == (1, 2, 3, 4, (), 5, 6, {"z": 0})
    raises(TypeError, None, everything, 1, 2, 3)
    raises(TypeError, "keywords must be strings", lambda: everything(1, 2, 3, **{1: 2}))
    raises(TypeError, "handler.<locals>.<lambda>() got an unexpected keyword argument 'x'", lambda: None, x=1)

    del remembers.__defaults__[0][:]
    assert remembers(1) == [1] and remembers(2) == [1, 2], "defaults are made once"
    order = []

    def note(value):
        order.append(value)
        return value

    everything(note(1), *[note(2)], note(3), e=note(4), **{"x": note(5)})
    assert order == [1, 2, 3, 4, 5], "arguments are evaluated from left to right"

    def late(n, functions=()):
        return [lambda: i for i in range(n)]

    assert [f() for f in late(3)] == [2, 2, 2]
    assert [(lambda i=i: i)() for i in range(3)] == [0, 1, 2]
    assert everything.__kwdefaults__ == {"f": 6} and everything.__defaults__ == (4,)
    assert everything.__code__.co_varnames[:7] == ("a", "b", "c", "d", "e", "f", "rest")
    assert everything.__code__.co_posonlyargcount == 2 and everything.__code__.co_kwonlyargcount == 2
    return "ok"
