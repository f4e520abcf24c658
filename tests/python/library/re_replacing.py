"""re: sub, subn, split, escape, scanner."""
import re

from checks import raises


def handler(event, context):
    assert re.sub(r"\s+", " ", "a  b\n\tc") == "a b c" and re.sub("a", "b", "aaa", count=2) == "bba"
    assert re.subn("a", "b", "banana") == ("bbnbnb", 3) and re.sub("x*", "-", "abxc") == "-a-b--c-"
    assert re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world") == "world hello" and re.sub(r"(?P<a>\d)", r"<\g<a>\g<1>\g<0>>", "7") == "<777>"
    assert re.sub(r"(a)", r"\g<1>0", "a") == "a0"
    assert re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "3 and 40") == "6 and 80" and re.sub("(a)|b", r"[\1]", "ab") == "[a][]"
    assert re.sub(r"a", r"\\n\n\t", "a") == "\\n\n\t"
    assert re.sub(r"(?<!^)(?=[A-Z])", "_", "camelCaseText").lower() == "camel_case_text"
    assert re.sub(r"\B(?=(\d{3})+(?!\d))", ",", "1234567") == "1,234,567" and re.sub("(?i)ADA", "x", "Ada ada") == "x x"
    assert re.split(r"[,;]\s*", "a, b;c,") == ["a", "b", "c", ""] and re.split(r"(-)", "a-b-c") == ["a", "-", "b", "-", "c"]
    assert re.split("-", "a-b-c", maxsplit=1) == ["a", "b-c"] and re.split(r"\b", "hi you") == ["", "hi", " ", "you", ""]
    assert re.split("x*", "axbc") == ["", "a", "", "b", "c", ""]
    assert re.escape("a.b*c[d]-é #\n") == "a\\.b\\*c\\[d\\]\\-é\\ \\#\\\n" and re.fullmatch(re.escape("1+1=2?"), "1+1=2?")
    assert re.escape(b"a+") == b"a\\+"
    assert re.compile("a").sub("b", "ab") == "bb" and re.compile(b"a").split(b"1a2") == [b"1", b"2"]
    assert re.compile("(?P<n>x)").findall("xx") == ["x", "x"]
    for pattern, words in {
        "(": "missing ), unterminated subpattern at position 0",
        ")": "unbalanced parenthesis at position 0",
        "[a": "unterminated character set at position 0",
        "*a": "nothing to repeat at position 0",
        "a**": "multiple repeat at position 2",
        "a{3,1}": "min repeat greater than max repeat at position 2",
        "[z-a]": "bad character range z-a at position 1",
        "\\": "bad escape (end of pattern) at position 0",
        "\\q": "bad escape \\q at position 0",
        "(?P<1a>x)": "bad character in group name '1a' at position 4",
        "(?P<a>x)(?P<a>y)": "redefinition of group name 'a' as group 2; was group 1 at position 12",
        "(?P=nope)": "unknown group name 'nope' at position 4",
        "(?<=a+)b": "look-behind requires fixed-width pattern",
        "\\1": "invalid group reference 1 at position 1",
        "(?z)": "unknown extension ?z at position 1",
        "a(?i)b": "global flags not at the start of the expression at position 1",
        "\\u12": "incomplete escape \\u12 at position 0",
    }.items():
        raises(re.PatternError, words, re.compile, pattern)
    error = raises(re.error, None, re.compile, "a\n(b")
    assert (error.msg, error.pattern, error.pos, error.lineno, error.colno) == ("missing ), unterminated subpattern", "a\n(b", 2, 2, 1)
    assert re.error is re.PatternError
    raises(re.error, "invalid group reference 2 at position 1", re.sub, "(a)", r"\2", "a")
    raises(re.error, "bad escape \\q at position 0", re.sub, "a", "\\q", "a")
    raises(IndexError, "unknown group name 'x'", re.sub, "a", r"\g<x>", "a")
    raises(TypeError, "first argument must be string or compiled pattern", re.compile, 5)
    raises(ValueError, "cannot process flags argument with a compiled pattern", re.compile, re.compile("a"), re.I)
    assert str(re.I) == "re.IGNORECASE" and repr(re.I | re.S) == "re.IGNORECASE|re.DOTALL" and re.NOFLAG == 0
    return "ok"
