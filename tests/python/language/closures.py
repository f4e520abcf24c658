"""Closures, nonlocal, global, cells."""
from checks import raises

total = 0


def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    return step, peek


def add_to_total(n):
    global total
    total += n


def handler(event, context):
    global total
    step, peek = counter(10)
    assert (step(), step(5), peek()) == (11, 16, 16)
    other, _ = counter()
    assert other() == 1 and peek() == 16
    assert step.__closure__[0].cell_contents == 16 and step.__code__.co_freevars == ("count",)
    assert counter.__code__.co_cellvars == ("count",)
    total = 0
    add_to_total(3)
    assert total == 3
    x = "outer"

    def shadow():
        x = "inner"
        return [x for _ in range(1)], x

    assert shadow() == (["inner"], "inner") and x == "outer"

    class Body:
        x = "class"
        seen = x

        def method(self):
            return x

    assert Body.seen == "class" and Body().method() == "outer", "methods do not see the names of the class"
    functions = []
    for i in range(3):
        functions.append(lambda: i)
    assert [f() for f in functions] == [2, 2, 2]
    raises(SyntaxError, None, compile, "def f():\n    nonlocal q\n", "f", "exec")
    raises(SyntaxError, None, compile, "def f():\n    x = 1\n    global x\n", "f", "exec")

    def recursive(n):
        return 1 if n == 0 else n * recursive(n - 1)

    assert recursive(10) == 3628800
    assert (lambda f: f(f, 5))(lambda f, n: 1 if n < 2 else n * f(f, n - 1)) == 120
    scope = {}
    exec("a = 1\ndef f(): return a", scope)
    scope["a"] = 2
    assert scope["f"]() == 2 and eval("a + b", {"a": 1}, {"b": 2}) == 3
    return "ok"
