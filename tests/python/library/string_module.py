"""string: Template, Formatter, constants."""
import string

from checks import raises


class Dotted(string.Template):
    delimiter = "%"
    idpattern = r"[a-z][\w.]*"


class Loud(string.Formatter):
    def format_field(self, value, spec):
        return super().format_field(value, spec).upper() if spec != "raw" else str(value)

    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else args[key]


def handler(event, context):
    t = string.Template("$who owes ${amount}x $$5")
    assert t.substitute(who="Ada", amount=3) == "Ada owes 3x $5" and t.substitute({"who": 1}, amount=2) == "1 owes 2x $5"
    assert t.safe_substitute(who="B") == "B owes ${amount}x $5" and t.get_identifiers() == ["who", "amount"] and t.is_valid()
    raises(KeyError, "'amount'", t.substitute, who="x")
    raises(ValueError, "Invalid placeholder in string: line 1, col 5", string.Template("bad $").substitute)
    raises(ValueError, "Invalid placeholder in string: line 2, col 1", string.Template("a\n$ x").substitute)
    assert Dotted("%a.b %%").substitute({"a.b": 5}) == "5 %" and string.Template("$x").safe_substitute() == "$x"
    assert t.template.startswith("$who")
    assert Loud().format("{} {name} {:raw} {other:>5}", "a", "z", name="b", other="c") == "A B z     C"
    assert string.Formatter().format("{0[k]} {1.real}", {"k": "v"}, 5) == "v 5" and Loud().vformat("{nope}", (), {}) == "<NOPE>"
    assert list(string.Formatter().parse("a{b!r:>{w}}c{{")) == [("a", "b", ">{w}", "r"), ("c{", None, None, None)]
    assert string.Formatter().get_field("a.real", (), {"a": 2}) == (2, "a")
    raises(IndexError, "tuple index out of range", string.Formatter().format, "{}")
    raises(ValueError, "cannot switch from manual field specification to automatic field numbering", string.Formatter().format, "{0}{}", 1, 2)
    assert string.ascii_letters == string.ascii_lowercase + string.ascii_uppercase and string.digits == "0123456789"
    assert string.hexdigits == "0123456789abcdefABCDEF" and string.octdigits == "01234567"
    assert string.punctuation == "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" and string.whitespace == " \t\n\r\x0b\x0c"
    assert len(string.printable) == 100 and string.capwords("hello  big world") == "Hello Big World"
    assert string.capwords("a-b", "-") == "A-B"
    return "ok"
