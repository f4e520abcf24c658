"""re"""
import re


def handler(event, context):
    match = re.match(r"(?P<year>\d{4})-(?P<month>\d\d)", "2026-01-31")
    assert match["year"] == "2026" and match.groups() == ("2026", "01") and match.span("month") == (5, 7)
    assert re.findall(r"\b\w+\b", "one, two") == ["one", "two"]
    assert re.sub(r"(\w)(\w+)", lambda m: m[1].upper() + m[2], "hello world") == "Hello World"
    assert re.split(r"[,;]\s*", "a, b;c") == ["a", "b", "c"]
    assert re.fullmatch(r"é+", "ÉÉ", re.IGNORECASE) and not re.fullmatch("a", "ab")
    assert [m.start() for m in re.finditer("a", "banana")] == [1, 3, 5]
    assert re.compile(r"""
        \d+  # digits
        """, re.VERBOSE).search("abc 42").group() == "42"
    assert re.escape("a.b") == r"a\.b" and re.sub(r"(?<=a)b(?!c)", "X", "abc abd") == "abc aXd"
    try:
        re.compile("(")
    except re.error as error:
        assert "missing )" in str(error), error
    return "ok"
