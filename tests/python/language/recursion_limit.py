"""Limits: sys.setrecursionlimit, deep data, long chains of calls."""
import sys

from checks import raises


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def handler(event, context):
    assert depth(500) == 500
    raises(RecursionError, None, depth, 100_000)
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(200)
    try:
        raises(RecursionError, "maximum recursion depth exceeded", depth, 300)
    finally:
        sys.setrecursionlimit(before)
    raises(ValueError, "recursion limit must be greater or equal than 1", sys.setrecursionlimit, 0)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    nested = None
    for _ in range(50):
        nested = [nested]
    assert repr(nested) == "[" * 50 + "None" + "]" * 50
    assert eval("+".join(["1"] * 200)) == 200 and eval("(" * 50 + "1" + ")" * 50) == 1
    chain = iter(range(3))
    for _ in range(100):
        chain = map(lambda n: n, chain)
    assert list(chain) == [0, 1, 2]
    error = raises(RecursionError, None, depth, 100_000)
    assert issubclass(type(error), RuntimeError) and depth(500) == 500, "it works again afterwards"
    big = {}
    for n in range(20_000):
        big[n] = str(n)
    assert len(big) == 20_000 and big[19_999] == "19999"
    return "ok"
