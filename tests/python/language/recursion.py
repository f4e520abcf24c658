"""Recursion ends with RecursionError at Python's limit, in every kind of call."""
# only on Lambda: CPython in WebAssembly runs out of the stack of Node instead
import json


def down(n):
    return n if n == 0 else down(n - 1)


class Attributes:
    def __getattr__(self, name):
        return getattr(self, name + "x")


class Adds:
    def __add__(self, other):
        return self + other


class Shows:
    def __repr__(self):
        return repr(self)


def forever():
    return forever()


def sorts(_):
    return sorted([1, 2], key=sorts)


def compiles(n):
    return eval(f"compiles({n} + 1)")


def generates():
    yield from generates()


def handler(event, context):
    assert down(900) == 0
    nested = []
    nested.append(nested)
    endless = [forever, lambda: Attributes().a, lambda: Adds() + 1, lambda: repr(Shows()), lambda: sorts(1), lambda: compiles(0),
               lambda: list(generates()), lambda: json.loads("[" * 100000), lambda: [] == [] and nested == [nested]]
    for number, call in enumerate(endless):
        try:
            call()
        except RecursionError as error:
            if number == 0:
                assert str(error).startswith("maximum recursion depth exceeded"), error
            continue
        if number != len(endless) - 1:
            raise AssertionError(f"number {number} came back")
    assert down(900) == 0
    return "ok"
