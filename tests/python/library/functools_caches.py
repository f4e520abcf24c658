"""functools: caches, partial, reduce, single dispatch, total ordering."""
import functools

from checks import raises


@functools.lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


calls = []


@functools.singledispatch
def show(value):
    return f"object {value}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
@show.register(tuple)
def show_many(value):
    return "many " + ",".join(map(show, value))


@show.register
def _(value: str | bytes):
    return "text"


@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


class Shop:
    @functools.singledispatchmethod
    def price(self, item):
        raise NotImplementedError("no price")

    @price.register
    def _(self, item: int):
        return item * 2

    def add(self, a, b=0):
        return a + b

    add_one = functools.partialmethod(add, 1)


def handler(event, context):
    square.cache_clear()
    calls.clear()
    assert [square(n) for n in (1, 2, 1, 3, 2)] == [1, 4, 1, 9, 4] and calls == [1, 2, 3, 2] and square.cache_info() == (1, 4, 2, 2)
    assert repr(square.cache_info()) == "CacheInfo(hits=1, misses=4, maxsize=2, currsize=2)"
    assert square.__wrapped__(5) == 25 and square.cache_parameters() == {"maxsize": 2, "typed": False} and fib(80) == 23416728348467685
    assert fib.cache_info().maxsize is None
    raises(TypeError, "unhashable type: 'list'", square, [])
    typed = functools.lru_cache(typed=True)(lambda n: type(n).__name__)
    assert (typed(1), typed(1.0)) == ("int", "float") and functools.lru_cache(maxsize=0)(lambda: 5)() == 5
    double = functools.partial(int, base=2)
    assert double("101") == 5 and (double.func, double.args, double.keywords) == (int, (), {"base": 2})
    assert repr(functools.partial(len, "a")) == "functools.partial(<built-in function len>, 'a')"
    assert functools.partial(functools.partial(max, 1), 5)(3) == 5
    assert functools.partial(divmod, functools.Placeholder, 3)(7) == (2, 1)
    assert functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]) == 24 and functools.reduce(lambda a, b: a + b, [], "start") == "start"
    assert functools.reduce(max, [3], initial=9) == 9
    raises(TypeError, "reduce() of empty iterable with no initial value", functools.reduce, max, [])
    assert [show(v) for v in (1, True, "a", [1, "a"], (2.5,))] == ["int 1", "int True", "text", "many int 1,text", "many object 2.5"]
    assert show.dispatch(bool).__name__ == "_" and show.registry[object](1) == "object 1"
    raises(TypeError, "show requires at least 1 positional argument", show)
    assert Version(1) <= Version(2) and Version(2) >= Version(1) and Version(2) > Version(1) and not Version(1) > Version(1)
    assert Shop().price(5) == 10 and Shop().add_one(b=2) == 3
    raises(NotImplementedError, "no price", Shop().price, "a")
    assert sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)) == [3, 2, 1]

    @functools.wraps(fib, assigned=("__name__",))
    def other():
        """Own."""

    assert other.__name__ == "fib" and other.__doc__ == "Own." and other.__wrapped__ is fib
    raises(TypeError, "the first argument must be callable", functools.partial, 5)
    return "ok"
