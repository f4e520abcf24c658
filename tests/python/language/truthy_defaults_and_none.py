"""None, default values and optional things: the idioms, and where they go wrong."""
from checks import raises


def greet(name=None, *, times=1):
    name = name or "you"
    return " ".join([f"hello {name}"] * times)


def first(items, default=None):
    return next(iter(items), default)


def collect(item, into=None):
    if into is None:
        into = []
    into.append(item)
    return into


def handler(event, context):
    assert greet() == greet("") == greet(None) == "hello you" and greet("Ada", times=2) == "hello Ada hello Ada"
    assert first([]) is None and first([], 0) == 0 and first({}) is None and first("abc") == "a" and collect(1) == [1] and collect(2) == [2]
    config = {"port": 0, "name": "", "none": None}
    assert (config.get("port") or 80) == 80 and config.get("port", 80) == 0 and config.get("none", "x") is None and config["none"] is None
    assert "none" in config
    assert [value for value in (0, None, "", [], "x", 1) if value is not None] == [0, "", [], "x", 1]
    assert [*filter(None, (0, None, "x"))] == ["x"] and dict(a=None) == {"a": None}
    raises(TypeError, "'NoneType' object is not subscriptable", lambda: None["a"])
    raises(TypeError, "'NoneType' object is not callable", lambda: config["none"]())
    raises(TypeError, "unsupported operand type(s) for +: 'NoneType' and 'int'", lambda: config["none"] + 1)
    raises(TypeError, "unsupported operand type(s) for +: 'int' and 'NoneType'", lambda: 1 + config["none"])
    raises(TypeError, 'can only concatenate str (not "NoneType") to str', lambda: "a" + config["none"])
    raises(TypeError, "sequence item 0: expected str instance, NoneType found", lambda: "".join([None]))
    raises(TypeError, "object of type 'NoneType' has no len()", lambda: len(config["none"]))
    raises(AttributeError, "'NoneType' object has no attribute 'upper'", lambda: config["none"].upper())
    raises(TypeError, "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'", int, None)
    raises(TypeError, "cannot unpack non-iterable NoneType object", lambda: (lambda pair: [a for a, b in [pair]])(None))
    assert str(None) == "None" and repr(None) == "None" and bool(None) is False and None == None and not (None == 0)
    assert type(None)() is None and f"{None}" == "None" and hash(None) == hash(None)
    raises(TypeError, "NoneType takes no arguments", type(None), 1)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    return "ok"
