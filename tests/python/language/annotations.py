"""PEP 649: annotations are evaluated when somebody asks for them."""
import annotationlib
import typing

from checks import raises


class Node:
    next: Node | None = None
    later: Later

    def link(self, other: Node) -> typing.Self: ...


class Later:
    pass


def handler_like(x: list[Missing] | None) -> dict[str, int]: ...


def handler(event, context):
    assert Node.__annotations__ == {"next": Node | None, "later": Later}
    assert Node.link.__annotations__ == {"other": Node, "return": typing.Self}
    def uses_missing(x: NotThere, y: int = 1): ...

    raises(NameError, "name 'NotThere' is not defined", lambda: uses_missing.__annotations__)
    assert annotationlib.get_annotations(uses_missing, format=annotationlib.Format.STRING) == {"x": "NotThere", "y": "int"}
    assert annotationlib.get_annotations(handler_like, format=annotationlib.Format.STRING) == {"x": "list[Missing] | None", "return": "dict[str, int]"}
    forward = annotationlib.get_annotations(uses_missing, format=annotationlib.Format.FORWARDREF)
    assert forward["y"] is int and forward["x"].__forward_arg__ == "NotThere"
    assert typing.get_type_hints(Node) == {"next": Node | None, "later": Later}
    ran = []

    class Quiet:
        value: ran.append("evaluated")

    assert ran == [] and Quiet.__annotations__ == {"value": None} and ran == ["evaluated"] and not hasattr(Quiet, "value")

    def local():
        amount: int
        other: nonsense_that_is_never_read = 5
        return other

    assert local() == 5 and local.__annotations__ == {}

    def bare():
        amount: int
        return amount

    raises(UnboundLocalError, None, bare)
    assert callable(Node.__annotate__) and Node.__annotate__(1) == Node.__annotations__
    uses_missing.__annotations__ = {"x": 1}
    assert uses_missing.__annotations__ == {"x": 1}
    assert "__annotations__" not in vars(Later) and Later.__annotations__ == {}
    return "ok"
