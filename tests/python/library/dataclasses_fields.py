"""dataclasses: fields, defaults, order, frozen, slots, post init."""
import dataclasses
from dataclasses import InitVar, asdict, astuple, dataclass, field, fields, replace
from typing import ClassVar

from checks import raises


@dataclass(order=True)
class Item:
    sort: int = field(init=False, repr=False)
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list, compare=False)
    count: ClassVar[int] = 5

    def __post_init__(self):
        self.sort = len(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    host: str
    port: int = 80


@dataclass
class Child(Item):
    extra: InitVar[int] = 0
    total: int = field(init=False)

    def __post_init__(self, extra):
        super().__post_init__()
        self.total = extra * 2


def handler(event, context):
    a, b = Item("tea"), Item("coffee", 2.5, ["hot"])
    assert repr(a) == "Item(name='tea', price=1.0, tags=[])" and a == Item("tea", tags=["x"]) and a < b and a.tags is not Item("x").tags
    assert Item.count == 5
    assert asdict(b) == {"sort": 6, "name": "coffee", "price": 2.5, "tags": ["hot"]} and astuple(a) == (3, "tea", 1.0, [])
    assert asdict(b)["tags"] is not b.tags
    assert [f.name for f in fields(Item)] == ["sort", "name", "price", "tags"] and fields(Item)[2].default == 1.0
    assert fields(Item)[2].type is float and dataclasses.is_dataclass(Item)
    c = Config(host="h")
    assert c == Config(host="h", port=80) and hash(c) == hash(Config(host="h")) and replace(c, port=1).port == 1
    assert not hasattr(c, "__dict__") and Config.__slots__ == ("host", "port")
    raises(dataclasses.FrozenInstanceError, "cannot assign to field 'host'", setattr, c, "host", "x")
    raises(dataclasses.FrozenInstanceError, "cannot delete field 'host'", delattr, c, "host")
    raises(TypeError, "Config.__init__() takes 1 positional argument but 2 were given", Config, "h")
    raises(TypeError, "Item.__init__() missing 1 required positional argument: 'name'", Item)
    raises(TypeError, "unhashable type: 'Item'", hash, a)
    raises(TypeError, "'<' not supported between instances of 'Config' and 'Config'", lambda: c < c)
    raises(ValueError, "mutable default <class 'list'> for field x is not allowed: use default_factory", dataclasses.make_dataclass, "Bad", [("x", list, [])])
    raises(TypeError, "non-default argument 'b' follows default argument 'a'", dataclasses.make_dataclass, "Bad", [("a", int, 1), ("b", int)])
    raises(TypeError, "asdict() should be called on dataclass instances", asdict, 5)
    raises(TypeError, "Config.__init__() got an unexpected keyword argument 'zz'", replace, c, zz=1)
    assert Child("ab", extra=4).total == 8 and repr(Child("ab")) == "Child(name='ab', price=1.0, tags=[], total=0)"
    assert [f.name for f in fields(Child)] == ["sort", "name", "price", "tags", "total"]
    Made = dataclasses.make_dataclass("Made", ["x", ("y", int, 5)], namespace={"double": lambda self: self.y * 2})
    assert Made(1).double() == 10 and Made.__match_args__ == ("x", "y") and Made(1) != Made(2) and Made(1) != (1, 5)

    @dataclass
    class Loop:
        next: "Loop" = None

    loop = Loop()
    loop.next = loop
    assert repr(loop) == "handler.<locals>.Loop(next=...)"
    assert dataclasses.replace(b, name="x").sort == 1 and getattr(Item, "__hash__") is None and Item.__doc__.startswith("Item(name:")
    return "ok"
