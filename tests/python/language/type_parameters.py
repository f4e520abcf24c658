"""PEP 695 and 696: generic functions and classes, type aliases, defaults, bounds."""
import typing

from checks import raises


class Box[T]:
    def __init__(self, value: T):
        self.value = value

    def map[R](self, function: typing.Callable[[T], R]) -> Box[R]:
        return Box(function(self.value))


class Numbers[N: (int, float), *Rest, **P](Box[N]):
    pass


def first[T = int](items: list[T]) -> T:
    return items[0]


type Pairs[K, V = str] = dict[K, V]
type Tree = int | list[Tree]


def handler(event, context):
    assert Box(2).map(lambda n: n + 1).value == 3 and first([7]) == 7 and Box[int](5).value == 5
    (t,) = Box.__type_params__
    assert t.__name__ == "T" and repr(t) == "T" and t.__bound__ is None and isinstance(t, typing.TypeVar) and Box.__parameters__ == (t,)
    n, rest, p = Numbers.__type_params__
    assert n.__constraints__ == (int, float) and isinstance(rest, typing.TypeVarTuple) and isinstance(p, typing.ParamSpec)
    assert repr(p) == "P"
    assert first.__type_params__[0].__default__ is int and first.__type_params__[0].has_default() and not t.has_default()
    assert Pairs.__name__ == "Pairs" and Pairs.__value__ == dict[Pairs.__type_params__] and Pairs[int, str].__origin__ is Pairs
    assert isinstance(Tree, typing.TypeAliasType) and repr(Tree) == "Tree" and Tree.__value__ == int | list[Tree]
    assert repr(Box[int]) == f"{__name__}.Box[int]" and Box[int].__origin__ is Box and Box[int].__args__ == (int,) and Box[int] == Box[int]
    assert typing.get_origin(Box[str]) is Box and typing.get_args(dict[str, list[int]]) == (str, list[int])
    assert Box.__orig_bases__ == (typing.Generic[t],) and Numbers.__orig_bases__[0] == Box[n]
    raises(TypeError, None, lambda: Box[int, str])
    raises(TypeError, "Subscripted generics cannot be used with class and instance checks", isinstance, 5, Box[int])
    raises(SyntaxError, None, compile, "class A[T, T]: pass", "f", "exec")
    raises(SyntaxError, None, compile, "def f[T = int, S](): pass", "f", "exec")

    def bound[T: Missing](x: T): ...

    raises(NameError, None, lambda: bound.__type_params__[0].__bound__)
    assert repr(list[int]) == "list[int]" and list[int]() == [] and repr(int | None) == "int | None"
    assert type(int | str) is type(typing.Union[int, str])
    raises(TypeError, "isinstance() argument 2 cannot be a parameterized generic", isinstance, [], list[int])
    return "ok"
