"""json: what functions do with it, errors included."""
import json


def handler(event, context):
    assert json.loads('{"a": [1, 2.5, null, true, "\\u00e9"]}') == {"a": [1, 2.5, None, True, "é"]}
    assert json.dumps({"b": 1, "a": [None, True, 1.5, "é"]}) == '{"b": 1, "a": [null, true, 1.5, "\\u00e9"]}'
    assert json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":"), ensure_ascii=False) == '{"a":2,"b":1}'
    assert json.dumps([1, {"x": "y"}], indent=2) == '[\n  1,\n  {\n    "x": "y"\n  }\n]'
    assert json.dumps({"when": {1}}, default=sorted) == '{"when": [1]}'
    assert json.loads("1.10", parse_float=str) == "1.10"
    assert json.loads('{"a": 1}', object_pairs_hook=list) == [("a", 1)]
    try:
        json.loads('{"a": }')
    except json.JSONDecodeError as error:
        assert str(error) == "Expecting value: line 1 column 7 (char 6)", error
    else:
        raise AssertionError("no JSONDecodeError")
    try:
        json.dumps({"s": {1}})
    except TypeError as error:
        assert str(error) == "Object of type set is not JSON serializable", error
    with open("/tmp/data.json", "w") as file:
        json.dump({"n": 1}, file)
    with open("/tmp/data.json") as file:
        assert json.load(file) == {"n": 1}
    return "ok"
