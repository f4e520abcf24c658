"""pickle: objects as bytes and back, protocols, what cannot be pickled."""
import collections
import datetime
import decimal
import enum
import io
import pickle
import sys
import types
import uuid

from checks import raises


class Color(enum.Enum):
    RED = 1


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return vars(self) == vars(other)


class Open:
    def __init__(self, name):
        self.name, self.handle = name, lambda: None

    def __getstate__(self):
        return {"name": self.name}

    def __setstate__(self, state):
        self.__init__(state["name"].upper())


def function():
    return 1


def handler(event, context):
    values = [None, True, 5, -(2**70), 1.5, 2j, "é😀", b"\x00\xff", bytearray(b"x"), (1,), [1, [2]], {"a": {1}}, frozenset([1]), ..., int, len, range(3)]
    values += [datetime.datetime(2024, 2, 29, tzinfo=datetime.UTC), datetime.timedelta(1), decimal.Decimal("1.50"), uuid.UUID(int=5), collections.Counter("aab")]
    values += [collections.deque([1], 3), collections.OrderedDict(a=1), types.SimpleNamespace(a=1)]
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        for value in values:
            again = pickle.loads(pickle.dumps(value, protocol))
            assert again == value and type(again) is type(value), (protocol, value)
    module = types.ModuleType("pickled_here")
    module.Point, module.Color, module.Open, module.function = Point, Color, Open, function
    before = sys.modules.get(__name__)
    sys.modules[__name__] = sys.modules.get(__name__) or module
    try:
        assert pickle.loads(pickle.dumps([Point(1, [2]), Color.RED, function])) == [Point(1, [2]), Color.RED, function]
        assert pickle.loads(pickle.dumps(Color.RED)) is Color.RED and pickle.loads(pickle.dumps(Open("a"))).name == "A"
        error = pickle.loads(pickle.dumps(ValueError("a", 1)))
        assert type(error) is ValueError and error.args == ("a", 1)
    finally:
        if before is None:
            del sys.modules[__name__]
    shared = []
    loop = [shared, shared]
    loop.append(loop)
    again = pickle.loads(pickle.dumps(loop))
    assert again[0] is again[1] and again[2] is again
    assert pickle.dumps({"a": [1, "x"]}, 2) == b"\x80\x02}q\x00X\x01\x00\x00\x00aq\x01]q\x02(K\x01X\x01\x00\x00\x00xq\x03es."
    assert pickle.dumps([1, "a"]).startswith(b"\x80\x05") and pickle.DEFAULT_PROTOCOL == 5
    out = io.BytesIO()
    pickle.dump([1], out)
    pickle.dump("second", out)
    out.seek(0)
    assert [pickle.load(out), pickle.load(out)] == [[1], "second"]
    raises(EOFError, "Ran out of input", pickle.loads, b"")  # differs: Some messages of the library are put in other words
    raises(pickle.UnpicklingError, None, pickle.loads, b"nonsense")  # differs: `pickle.loads` of bytes that are no pickle raises `KeyError` or `EOFError`
    raises(TypeError, "cannot pickle 'generator' object", pickle.dumps, (x for x in []))
    raises(pickle.PicklingError, None, pickle.dumps, lambda: 0)
    raises(ValueError, "pickle protocol must be <= 5", pickle.dumps, 1, 99)
    assert issubclass(pickle.PicklingError, pickle.PickleError)
    return "ok"
