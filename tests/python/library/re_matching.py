"""re: groups, flags, greedy and lazy, look around, Unicode."""
import re

from checks import raises


def handler(event, context):
    m = re.search(r"(?P<user>[\w.]+)@(?P<host>\w+)(\.\w+)?", "mail ada.l@example.org now")
    assert m.group() == m[0] == "ada.l@example.org" and m.groups() == ("ada.l", "example", ".org")
    assert m.groupdict() == {"user": "ada.l", "host": "example"}
    assert m.span("host") == (11, 18) and m.start() == 5 and m.end(3) == 22 and m.group(1, "host") == ("ada.l", "example")
    assert m.lastindex == 3 and m.lastgroup is None
    assert repr(m) == "<re.Match object; span=(5, 22), match='ada.l@example.org'>" and m.string[:4] == "mail"
    assert m.expand(r"\g<host>:\1") == "example:ada.l"
    assert m.pos == 0 and m.endpos == 26 and re.compile("a").search("bab", 1).pos == 1  # differs: `pos` and `endpos` of a match of `re` are the ends of the match itself
    assert re.match("b", "abc") is None and re.match("a", "abc") and re.search("^b", "a\nb", re.M) and re.fullmatch("a.c", "abc")
    assert not re.fullmatch("ab", "abc") and re.search("a.b", "a\nb", re.S)
    assert re.findall(r"<.+?>", "<a><b>") == ["<a>", "<b>"] and re.findall(r"<.+>", "<a><b>") == ["<a><b>"]
    assert re.findall(r"(a)(b)?", "aba") == [("a", "b"), ("a", "")] and re.findall("a*", "baac") == ["", "aa", "", ""]
    assert re.findall(r"(?i)HELLO", "hello Hello") == ["hello", "Hello"] and re.findall(r"(?<=\$)\d+", "$5 €6 $77") == ["5", "77"]
    assert re.findall(r"\b\w+(?=!)", "stop! go now!") == ["stop", "now"] and re.findall(r"(?<!x)y", "xy y") == ["y"]
    assert re.match(r"(a)?b(?(1)c|d)", "abc") and re.match(r"(a)?b(?(1)c|d)", "bd") and not re.fullmatch(r"(a)?b(?(1)c|d)", "bc")
    assert re.match(r"(\w)\1", "aab") and re.match(r"(?P<q>['\"]).*?(?P=q)", "'x\"' y")[0] == "'x\"'"
    assert re.findall(r"\w+", "naïve 日本 a_1") == ["naïve", "日本", "a_1"] and re.findall(r"(?a)\w+", "naïve") == ["na", "ve"]
    assert re.findall(r"\d", "1٣") == ["1", "٣"] and re.fullmatch("straße", "STRAẞE", re.I) and not re.match("ß", "SS", re.I)
    assert re.search(r"[^\W\d_]+", "12_abc")[0] == "abc" and re.findall(r"[a-c\-]", "a-d") == ["a", "-"]
    assert re.findall(r"\s", "a \t\n\u00a0") == [" ", "\t", "\n", "\u00a0"] and re.match(r"\Aa\Z", "a") and re.match(r"\Aa\z", "a")
    assert re.match(r"a{2,3}", "aaaa")[0] == "aaa" and re.match(r"a{2,3}?", "aaaa")[0] == "aa" and re.match(r"a{,2}", "aaa")[0] == "aa"
    assert re.match(r"(?:ab)+", "ababa")[0] == "abab" and re.match(r"a++b", "aab") and not re.match(r"a++ab", "aaab")
    assert re.match(r"(?>a+)b", "aab")
    assert re.match(rb"\w+", b"abc\xe9")[0] == b"abc" and re.match(r"(?x) a b # comment", "ab") and re.match(r"(?s:.)b", "\nb")
    assert re.match(r"(?-i:a)b", "aB", re.I) and re.search(r"\u00e9\N{EURO SIGN}", "é€")
    pattern = re.compile(r"(\d+)(?P<unit>\w)?", re.I | re.M)
    assert (pattern.pattern, pattern.groups, dict(pattern.groupindex)) == (r"(\d+)(?P<unit>\w)?", 2, {"unit": 2})
    assert repr(pattern) == "re.compile('(\\\\d+)(?P<unit>\\\\w)?', re.IGNORECASE|re.MULTILINE)" and pattern.search("a 5", 1, 3)[1] == "5"
    assert pattern.match("a5", 1)
    assert [m.start() for m in re.finditer("(?=aa)", "aaaa")] == [0, 1, 2] and re.compile("a") == re.compile("a")
    assert hash(re.compile("a")) == hash(re.compile("a")) and re.match("(a)|b", "b").groups() == (None,)
    assert re.match("(a)|b", "b").groups("x") == ("x",)
    raises(TypeError, "cannot use a string pattern on a bytes-like object", re.match, "a", b"a")  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "expected string or bytes-like object, got 'int'", re.match, "a", 5)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(IndexError, "no such group", m.group, 9)
    raises(IndexError, "no such group", m.group, "nope")
    raises(TypeError, "'NoneType' object is not subscriptable", lambda: re.match("b", "a")[0])
    return "ok"
