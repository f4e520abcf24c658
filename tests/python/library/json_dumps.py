"""json.dumps: types, indent, separators, keys, what cannot be written."""
import collections
import datetime
import decimal
import enum
import json
import math

from checks import raises


class Size(enum.IntEnum):
    BIG = 2


Point = collections.namedtuple("Point", "x y")


class Encoder(json.JSONEncoder):
    def default(self, value):
        return str(value) if isinstance(value, datetime.date) else super().default(value)


def handler(event, context):
    assert json.dumps({"a": [1, 2.5, None, True, "é\n\"\\/😀\x7f"]}) == '{"a": [1, 2.5, null, true, "\\u00e9\\n\\"\\\\/\\ud83d\\ude00\\u007f"]}'
    assert json.dumps("é€", ensure_ascii=False) == '"é€"' and json.dumps("\u2028\x00\x1f") == '"\\u2028\\u0000\\u001f"'
    assert json.dumps({"b": 1, "a": [1, {}], "c": []}, indent=2) == '{\n  "b": 1,\n  "a": [\n    1,\n    {}\n  ],\n  "c": []\n}'
    assert json.dumps([1, {"a": 2}], separators=(",", ":")) == '[1,{"a":2}]' and json.dumps([1], indent="--") == "[\n--1\n]"
    assert json.dumps({}, indent=2) == "{}"
    assert json.dumps({"b": 1, "a": 2}, sort_keys=True) == '{"a": 2, "b": 1}' and json.dumps((1, 2)) == "[1, 2]"
    assert json.dumps(Point(1, 2)) == "[1, 2]"
    assert json.dumps({7: "a", 2.5: "b", None: "c", True: "d", "s": "e"}) == '{"7": "a", "2.5": "b", "null": "c", "true": "d", "s": "e"}'
    assert json.dumps([1e16, 1e-7, 0.1, -0.0, 1.0, 10**20, 123456789.123]) == "[1e+16, 1e-07, 0.1, -0.0, 1.0, 100000000000000000000, 123456789.123]"
    assert json.dumps([math.nan, math.inf, -math.inf]) == "[NaN, Infinity, -Infinity]" and json.dumps(Size.BIG) == "2"
    assert json.dumps({Size.BIG: 1}) == '{"2": 1}'
    raises(ValueError, "Out of range float values are not JSON compliant: nan", json.dumps, math.nan, allow_nan=False)
    error = raises(TypeError, "Object of type datetime is not JSON serializable", json.dumps, {"when": [datetime.datetime(2024, 1, 1)]})
    assert error.__notes__ == ["when serializing list item 0", "when serializing dict item 'when'"]
    raises(TypeError, "Object of type Decimal is not JSON serializable", json.dumps, decimal.Decimal("1.5"))
    raises(TypeError, "Object of type set is not JSON serializable", json.dumps, {1})
    raises(TypeError, "Object of type bytes is not JSON serializable", json.dumps, b"x")
    raises(TypeError, "Object of type type is not JSON serializable", json.dumps, int)
    raises(TypeError, "keys must be str, int, float, bool or None, not tuple", json.dumps, {(1, 2): 3})
    raises(TypeError, "'<' not supported between instances of 'int' and 'str'", json.dumps, {"a": 1, 1: 2}, sort_keys=True)
    loop = []
    loop.append(loop)
    raises(ValueError, "Circular reference detected", json.dumps, loop)
    assert json.dumps({(1, 2): 3, "a": 4}, skipkeys=True) == '{"a": 4}'
    assert json.dumps({"d": datetime.date(2024, 2, 29)}, default=str) == '{"d": "2024-02-29"}'
    assert json.dumps([datetime.date(2024, 2, 29)], cls=Encoder) == '["2024-02-29"]'
    raises(TypeError, "Object of type set is not JSON serializable", json.dumps, {1}, cls=Encoder)
    assert "".join(Encoder(indent=1).iterencode({"a": 1})) == '{\n "a": 1\n}' and json.dumps({1}, default=sorted) == "[1]"
    with open("/tmp/out.json", "w") as file:
        json.dump({"a": 1}, file, indent=1)
    with open("/tmp/out.json") as file:
        assert file.read() == '{\n "a": 1\n}'
    return "ok"
