"""str: searching, splitting, cases, padding, tests."""
from checks import raises


def handler(event, context):
    text = "  Hello, World  "
    assert text.strip() == "Hello, World" and text.lstrip() == "Hello, World  " and "xxaxx".strip("x") == "a"
    assert "abcba".rstrip("ab") == "abc"
    assert "a,b,,c".split(",") == ["a", "b", "", "c"] and " a  b ".split() == ["a", "b"] and "a b c".split(" ", 1) == ["a", "b c"]
    assert "a b c".rsplit(None, 1) == ["a b", "c"]
    assert "".split() == [] and "".split(",") == [""] and "a\nb\r\nc\x0bd\u2028e\n".splitlines() == ["a", "b", "c", "d", "e"]
    assert "a\nb".splitlines(True) == ["a\n", "b"]
    assert "k=v=w".partition("=") == ("k", "=", "v=w") and "k=v=w".rpartition("=") == ("k=v", "=", "w")
    assert "k".partition("=") == ("k", "", "")
    assert "banana".find("an", 2) == 3 and "banana".rfind("an") == 3 and "banana".find("x") == -1 and "banana".count("an") == 2
    assert "aaa".count("aa") == 1
    assert "banana".index("n") == 2 and "banana".replace("a", "o", 2) == "bonona" and "aaa".replace("", "-") == "-a-a-a-"
    assert "ab".replace("b", x := "c", 1) == "ac"
    raises(ValueError, "substring not found", "abc".index, "x")
    raises(ValueError, "empty separator", "abc".split, "")
    raises(TypeError, "must be str or None, not int", "abc".split, 1)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "sequence item 1: expected str instance, int found", ",".join, ["a", 1])
    raises(TypeError, "can only join an iterable", ",".join, 5)
    raises(TypeError, "replace() argument 2 must be str, not None", "a".replace, "a", None)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "startswith first arg must be str or a tuple of str, not list", "a".startswith, ["a"])
    assert "hello world".title() == "Hello World" and "they're".title() == "They'Re" and "hELLO".capitalize() == "Hello"
    assert "aBc".swapcase() == "AbC"
    assert "x".center(4, "*") == "*x**" and "xy".center(5, "*") == "**xy*" and "7".zfill(3) == "007" and "-7".zfill(4) == "-007"
    assert "+a".zfill(4) == "+00a" and "a".ljust(3, ".") == "a.." and "a".rjust(3) == "  a"
    assert "abc".startswith(("x", "a")) and "abc".endswith("bc") and "abc".startswith("b", 1) and "a.txt".removesuffix(".txt") == "a"
    assert "abc".removeprefix("x") == "abc"
    assert "a\tbc\td".expandtabs(4) == "a   bc  d" and "{}-{}".format(*"ab") == "a-b" and "{a}".format_map({"a": 1}) == "1"
    assert [s.isdigit() for s in ("12", "1.2", "", "²", "٣")] == [True, False, False, True, True]
    assert ["²".isdecimal(), "½".isnumeric(), "½".isdigit()] == [False, True, False]
    assert "abc".isalpha() and "ab1".isalnum() and not "a b".isalpha() and " \t\n".isspace() and "Title Case".istitle() and "abc".islower()
    assert not "123".isupper() and "A1".isupper()
    assert "name_1".isidentifier() and not "1a".isidentifier() and "é".isidentifier() and "ab\n".isprintable() is False and "".isprintable()
    assert "a".isascii() and not "é".isascii()
    assert "abc".translate({97: "X", 98: None}) == "Xc" and "abc".translate(str.maketrans("ab", "12", "c")) == "12"
    assert str.maketrans({"a": "b"}) == {97: "b"}
    raises(ValueError, "the first two maketrans arguments must have equal length", str.maketrans, "a", "bc")
    assert "ab" * 3 == "ababab" and "a" in "abc" and "" in "abc" and "abc" < "abd" < "b" and max("abc") == "c" and "z" > "Z"
    assert sorted("hello") == ["e", "h", "l", "l", "o"]
    assert str(b"a", "utf-8") == "a" and str(b"a") == "b'a'" and str() == "" and str(object=5) == "5" and repr("it's") == '"it\'s"'
    assert repr('"\'') == "'\"\\''"
    assert repr("\t\n\\\x00\x7f\xa0é\u200b😀") == "'\\t\\n\\\\\\x00\\x7f\\xa0é\\u200b😀'" and ascii("é😀") == "'\\xe9\\U0001f600'"
    return "ok"
