"""inspect: signatures, kinds of objects, source, binding."""
import inspect
from functools import partial

from checks import raises


def function(a, b: int = 2, /, c=3, *args: str, d, e=5, **kwargs) -> bool:
    """Doc
    more.
    """
    return True


class Shop:
    """A shop."""

    x = 1

    def __init__(self, name, *, tax=0): ...

    @classmethod
    def make(cls, n): ...

    @staticmethod
    def count(n): ...

    @property
    def p(self): ...


async def coroutine(): ...
def generator(): yield


def handler(event, context):
    s = inspect.signature(function)
    assert str(s) == "(a, b: int = 2, /, c=3, *args: str, d, e=5, **kwargs) -> bool"
    assert list(s.parameters) == ["a", "b", "c", "args", "d", "e", "kwargs"] and s.return_annotation is bool
    b = s.parameters["b"]
    assert (b.name, b.default, b.annotation, b.kind) == ("b", 2, int, inspect.Parameter.POSITIONAL_ONLY) and str(b) == "b: int = 2"
    assert s.parameters["d"].default is inspect.Parameter.empty and b.kind.description == "positional-only"
    assert repr(b) == '<Parameter "b: int = 2">'
    bound = s.bind(1, 9, 8, "x", d=4, z=0)
    assert bound.arguments == {"a": 1, "b": 9, "c": 8, "args": ("x",), "d": 4, "kwargs": {"z": 0}} and bound.args == (1, 9, 8, "x")
    assert bound.kwargs == {"d": 4, "z": 0}
    partial_bound = s.bind_partial(1)
    partial_bound.apply_defaults()
    assert partial_bound.arguments == {"a": 1, "b": 2, "c": 3, "args": (), "e": 5, "kwargs": {}}
    raises(TypeError, "missing a required argument: 'a'", s.bind)
    raises(TypeError, "missing a required argument: 'd'", s.bind, 1)
    raises(TypeError, "too many positional arguments", inspect.signature(lambda: 0).bind, 1)
    raises(TypeError, "got an unexpected keyword argument 'zz'", inspect.signature(lambda: 0).bind, zz=1)
    assert str(inspect.signature(Shop)) == "(name, *, tax=0)" and str(inspect.signature(Shop.make)) == "(n)"
    assert str(inspect.signature(partial(function, 1, d=5))) == "(b: int = 2, /, c=3, *args: str, d=5, e=5, **kwargs) -> bool"
    assert str(inspect.signature(Shop("x").__init__)) == "(name, *, tax=0)"
    raises(TypeError, "5 is not a callable object", inspect.signature, 5)
    assert inspect.isfunction(function) and inspect.isclass(Shop) and inspect.ismethod(Shop("x").make) and inspect.isbuiltin(len)
    assert inspect.ismodule(inspect) and inspect.iscoroutinefunction(coroutine) and inspect.isgeneratorfunction(generator)
    assert inspect.isgenerator(generator()) and not inspect.isfunction(len) and inspect.isroutine(len) and inspect.isdatadescriptor(Shop.p)
    assert inspect.getdoc(function) == "Doc\nmore." and inspect.cleandoc("  a\n    b") == "a\nb"
    assert inspect.getmodule(function).__name__ == __name__ and inspect.getfile(function).endswith("app.py")
    assert inspect.getsource(generator) == "def generator(): yield\n"
    assert inspect.getsourcelines(coroutine) == (["async def coroutine(): ...\n"], 32)
    assert inspect.getsource(Shop).startswith("class Shop:\n")
    assert dict(inspect.getmembers(Shop, lambda m: m == 1)) == {"x": 1} and inspect.getmro(bool) == (bool, int, object)
    assert inspect.unwrap(function) is function and inspect.getattr_static(Shop, "p").__class__ is property
    frame = inspect.currentframe()
    assert frame.f_code.co_name == "handler" and inspect.getargvalues(frame).args == ["event", "context"]
    assert inspect.getframeinfo(frame).function == "handler"
    assert inspect.stack()[0].function == "handler" and inspect.stack()[0].code_context[0].strip().startswith("assert inspect.stack()")
    g = generator()
    assert inspect.getgeneratorstate(g) == "GEN_CREATED" and next(g) is None and inspect.getgeneratorstate(g) == "GEN_SUSPENDED"
    assert inspect.getfullargspec(function).kwonlydefaults == {"e": 5} and inspect.get_annotations(function)["return"] is bool
    return "ok"
