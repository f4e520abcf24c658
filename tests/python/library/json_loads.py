"""json.loads: values, hooks, and the words and places of JSONDecodeError."""
import decimal
import io
import json

from checks import raises


def handler(event, context):
    assert json.loads(' {"a": [1, -2.5e3, "x\\u00e9\\n\\ud83d\\ude00", true, null], "b": {}}\n') == {"a": [1, -2500.0, "xé\n😀", True, None], "b": {}}
    assert json.loads(b'"\xc3\xa9"') == "é"
    assert json.loads('"é"'.encode("utf-16")) == "é"
    assert json.loads(bytearray(b"5")) == 5
    assert type(json.loads("1")) is int and type(json.loads("1.0")) is float and type(json.loads("1e2")) is float
    assert json.loads("123456789012345678901234567890") == 123456789012345678901234567890
    assert json.loads('{"a": 1, "a": 2}') == {"a": 2} and list(json.loads('{"b": 1, "a": 2}')) == ["b", "a"]
    assert json.loads("[NaN, -Infinity]")[1] < 0
    for text, words in {
        "": "Expecting value: line 1 column 1 (char 0)",
        "{": "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        "{'a': 1}": "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        '{"a" 1}': "Expecting ':' delimiter: line 1 column 6 (char 5)",
        '{"a": 1 "b"}': "Expecting ',' delimiter: line 1 column 9 (char 8)",
        '{"a": }': "Expecting value: line 1 column 7 (char 6)",
        '{"a": 1,}': "Illegal trailing comma before end of object: line 1 column 8 (char 7)",
        "[1, 2": "Expecting ',' delimiter: line 1 column 6 (char 5)",
        "[1,]": "Illegal trailing comma before end of array: line 1 column 3 (char 2)",
        '"abc': "Unterminated string starting at: line 1 column 1 (char 0)",
        '"\\u12"': "Invalid \\uXXXX escape: line 1 column 3 (char 2)",
        "[1]\n[2]": "Extra data: line 2 column 1 (char 4)",
        "nul": "Expecting value: line 1 column 1 (char 0)",
        "\n\n  x": "Expecting value: line 3 column 3 (char 4)",
        "\ufeff1": "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)",
    }.items():
        raises(json.JSONDecodeError, words, json.loads, text)
    raises(json.JSONDecodeError, "Invalid control character at: line 1 column 3 (char 2)", json.loads, '"a\nb"')  # differs: Some messages of the library are put in other words
    raises(json.JSONDecodeError, "Invalid \\escape: line 1 column 2 (char 1)", json.loads, '"\\x"')  # differs: Some messages of the library are put in other words
    error = raises(json.JSONDecodeError, None, json.loads, '{\n"a": x}')
    assert (error.msg, error.doc, error.pos, error.lineno, error.colno) == ("Expecting value", '{\n"a": x}', 7, 2, 6)
    assert isinstance(error, ValueError)
    raises(TypeError, "the JSON object must be str, bytes or bytearray, not NoneType", json.loads, None)
    raises(TypeError, "the JSON object must be str, bytes or bytearray, not dict", json.loads, {})
    assert json.loads("[0.1, 1]", parse_float=decimal.Decimal) == [decimal.Decimal("0.1"), 1]
    assert json.loads("[1]", parse_int=float) == [1.0]
    assert json.loads('{"a": {"b": 1}}', object_hook=lambda d: tuple(d.items())) == (("a", (("b", 1),)),)
    assert json.loads('{"a": 1, "a": 2}', object_pairs_hook=list) == [("a", 1), ("a", 2)]
    assert json.loads("[NaN]", parse_constant=str) == ["NaN"]
    assert json.loads('"a\tb"', strict=False) == "a\tb" and json.load(io.StringIO("[1]")) == [1]
    assert json.JSONDecoder().raw_decode("[1] rest") == ([1], 3)
    deep = "[" * 100 + "]" * 100
    assert json.dumps(json.loads(deep)) == deep
    return "ok"
