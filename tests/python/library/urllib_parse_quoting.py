"""urllib.parse: quoting and query strings."""
from urllib.parse import parse_qs, parse_qsl, quote, quote_from_bytes, quote_plus, unquote, unquote_plus, unquote_to_bytes, urlencode

from checks import raises


def handler(event, context):
    assert quote("a b/c?d=é&~._-") == "a%20b/c%3Fd%3D%C3%A9%26~._-" and quote("a/b", safe="") == "a%2Fb"
    assert quote_plus("a b+c/") == "a+b%2Bc%2F" and quote(b"\xff\x00") == "%FF%00" and quote("é", encoding="latin-1") == "%E9"
    assert quote("") == ""
    assert unquote("a%20b%2Fc+%C3%A9") == "a b/c+é" and unquote_plus("a+b%2B") == "a b+" and unquote("%E9", encoding="latin-1") == "é"
    assert unquote("%E9") == "\ufffd" and unquote("100%") == "100%" and unquote("%zz") == "%zz" and unquote_to_bytes("%ff%20") == b"\xff "
    assert quote_from_bytes(b"a b") == "a%20b"
    assert parse_qs("a=1&b=2&a=3&c=&d") == {"a": ["1", "3"], "b": ["2"]}
    assert parse_qs("a=&b", keep_blank_values=True) == {"a": [""], "b": [""]} and parse_qsl("a=1&a=2") == [("a", "1"), ("a", "2")]
    assert parse_qs("q=a+b%26c") == {"q": ["a b&c"]}
    assert parse_qs("a=1;b=2") == {"a": ["1;b=2"]} and parse_qs("a=1;b=2", separator=";") == {"a": ["1"], "b": ["2"]}
    assert parse_qs(b"a=1") == {b"a": [b"1"]} and parse_qs("") == {}
    raises(ValueError, "bad query field: 'd'", parse_qs, "d", strict_parsing=True)
    raises(ValueError, "Max number of fields exceeded", parse_qs, "a=1&b=2", max_num_fields=1)
    assert urlencode({"a": "b c", "n": 1, "é": "€", "none": None}) == "a=b+c&n=1&%C3%A9=%E2%82%AC&none=None"
    assert urlencode([("a", 1), ("a", 2)]) == "a=1&a=2" and urlencode({"a": [1, 2]}, doseq=True) == "a=1&a=2"
    assert urlencode({"a": [1]}) == "a=%5B1%5D" and urlencode({"a": "/ "}, quote_via=quote) == "a=%2F%20"
    raises(TypeError, "not a valid non-string sequence or mapping object", urlencode, "a=1")
    raises(TypeError, "quote_from_bytes() expected bytes", quote, 5)
    raises(TypeError, "quote() doesn't support 'encoding' for bytes", quote, b"x", encoding="utf-8")
    for text in ("a b", "é/€?&=+%", "", "日本"):
        assert unquote(quote(text)) == text == unquote_plus(quote_plus(text))
        assert parse_qs(urlencode({"k": text}), keep_blank_values=True) == {"k": [text]}
    return "ok"
