"""types: names for types, SimpleNamespace, MappingProxyType, new_class."""
import types

from checks import raises


def handler(event, context):
    space = types.SimpleNamespace(b=1, a="x")
    space.c = [2]
    assert repr(space) == "namespace(b=1, a='x', c=[2])" and space == types.SimpleNamespace(a="x", b=1, c=[2]) and vars(space)["b"] == 1
    assert types.SimpleNamespace({"k": 1}, z=2).k == 1
    raises(AttributeError, "'types.SimpleNamespace' object has no attribute 'nope'", lambda: space.nope)
    inner = {"a": 1}
    view = types.MappingProxyType(inner)
    inner["b"] = 2
    assert view == {"a": 1, "b": 2} and list(view) == ["a", "b"] and repr(view) == "mappingproxy({'a': 1, 'b': 2})"
    assert (view | {"c": 3}) == {"a": 1, "b": 2, "c": 3} and view.get("z") is None
    raises(TypeError, "'mappingproxy' object does not support item assignment", lambda: exec("v['x'] = 1", {"v": view}))
    Made = types.new_class("Made", (int,), {}, lambda body: body.update(x=5))
    assert Made(3) + 1 == 4 and Made.x == 5 and Made.__name__ == "Made" and type(Made.__dict__) is types.MappingProxyType
    assert isinstance(lambda: 0, types.LambdaType) and isinstance(len, types.BuiltinFunctionType)
    assert isinstance("".join, types.BuiltinMethodType) and isinstance((x for x in []), types.GeneratorType)
    assert isinstance(types, types.ModuleType) and isinstance(None, types.NoneType) and isinstance(..., types.EllipsisType)
    assert isinstance(int | str, types.UnionType) and isinstance(list[int], types.GenericAlias)
    assert isinstance(str.join, types.MethodDescriptorType)

    class Box:
        def get(self):
            return 1

        virtual = types.DynamicClassAttribute(lambda self: 7)

    method = types.MethodType(lambda self, n: (self, n), "me")
    assert method(5) == ("me", 5) and isinstance(Box().get, types.MethodType) and Box().virtual == 7
    assert repr(types.NoneType) == "<class 'NoneType'>" and types.CodeType is type((lambda: 0).__code__)
    module = types.ModuleType("m", "doc")
    assert module.__doc__ == "doc" and module.__name__ == "m" and module.__spec__ is None
    raises(TypeError, "module() argument 'name' must be str, not int", types.ModuleType, 5)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words

    @types.coroutine
    def old_style():
        got = yield 1
        return got

    async def uses():
        return await old_style()

    coroutine = uses()
    assert coroutine.send(None) == 1 and raises(StopIteration, "got", coroutine.send, "got").value == "got"
    try:
        raise ValueError
    except ValueError as error:
        assert isinstance(error.__traceback__, types.TracebackType) and isinstance(error.__traceback__.tb_frame, types.FrameType)
    cell = types.CellType(5)
    assert cell.cell_contents == 5 and types.get_original_bases(Made) == (int,) and types.resolve_bases((int,)) == (int,)
    return "ok"
