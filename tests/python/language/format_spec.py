"""The mini-language of format(), f-strings and str.format."""
import datetime

from checks import raises


class Money:
    def __format__(self, spec):
        return f"<{spec or 'plain'}>"


def handler(event, context):
    n, text = 1234567, "héllo"
    assert [f"{text:8}|", f"{text:>8}|", f"{text:^8}|", f"{text:*<8}|", f"{text:.3}|", f"{text!r:>9}|"] == ["héllo   |", "   héllo|", " héllo  |", "héllo***|", "hél|", "  'héllo'|"]
    assert [f"{n:,}", f"{n:_}", f"{n:>12,}", f"{n:012d}", f"{n:+}", f"{-n: }", f"{n: }"] == ["1,234,567", "1_234_567", "   1,234,567", "000001234567", "+1234567", "-1234567", " 1234567"]
    assert [f"{255:x}", f"{255:X}", f"{255:#x}", f"{255:o}", f"{255:#b}", f"{255:08b}", f"{65:c}", f"{10**6:_x}"] == ["ff", "FF", "0xff", "377", "0b11111111", "11111111", "A", "f_4240"]
    assert [f"{-5:=+6}", f"{5:<6}|", f"{-5:06}", f"{5:x^7}", f"{True}", f"{True:d}", f"{True:>5}"] == ["-    5", "5     |", "-00005", "xxx5xxx", "True", "1", "    1"]
    assert [f"{3.14159:.2f}", f"{3:.2f}", f"{1e6:,.2f}", f"{2/3:8.3f}", f"{1e-10}", f"{5:e}", f"{0.5:%}"] == ["3.14", "3.00", "1,000,000.00", "   0.667", "1e-10", "5.000000e+00", "50.000000%"]
    width, precision = 10, 3
    assert f"{3.14159:{width}.{precision}}" == "      3.14" and f"{'x':{'*'}^{5}}" == "**x**"
    assert f"{Money()} {Money():eur} {Money()!r:.5}" == "<plain> <eur> <" + repr(Money())[1:5]
    assert "{} {}".format(1, 2) == "1 2" and "{1} {0} {x}".format(1, 2, x=3) == "2 1 3"
    assert "{0[a]} {1.real} {2[0]}".format({"a": 5}, 7, [8]) == "5 7 8"
    assert "{{}} {!r:>5} {:>{w}}".format("a", "b", w=3) == "{}   'a'   b" and "{a[b c]}".format(a={"b c": 1}) == "1"
    assert "{:%Y-%m-%d}".format(datetime.date(2024, 2, 29)) == "2024-02-29" and f"{datetime.time(9, 5):%H.%M}" == "09.05"
    assert format(1.5) == "1.5" and format("a", "5") == "a    " and format(None, "") == "None"
    assert "%5.1f|%-5d|%05d|%+d|%x|%r|%%" % (2.25, 3, 4, 5, 255, "a") == "  2.2|3    |00004|+5|ff|'a'|%"
    assert "%(a)s %(b)03d" % {"a": 1, "b": 2} == "1 002" and "%s" % (None,) == "None" and "%*d" % (5, 42) == "   42"
    assert "%c%c" % (65, "b") == "Ab"
    raises(ValueError, "Unknown format code 'd' for object of type 'str'", format, "a", "d")
    raises(ValueError, "Unknown format code 'f' for object of type 'str'", format, "a", ".2f")
    raises(ValueError, "Precision not allowed in integer format specifier", format, 1, ".2")
    raises(ValueError, "Invalid format specifier '5 5' for object of type 'int'", format, 1, "5 5")  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "unsupported format string passed to NoneType.__format__", format, None, ">5")
    raises(TypeError, "unsupported format string passed to list.__format__", format, [], "5")
    raises(IndexError, "Replacement index 1 out of range for positional args tuple", "{} {}".format, 1)
    raises(KeyError, "'name'", "{name}".format)
    raises(ValueError, "Single '}' encountered in format string", "}".format)
    raises(ValueError, "Single '{' encountered in format string", "{".format)
    raises(ValueError, "cannot switch from manual field specification to automatic field numbering", "{0} {}".format, 1, 2)
    raises(TypeError, "not enough arguments for format string", lambda: "%s %s" % (1,))
    raises(TypeError, "not all arguments converted during string formatting", lambda: "%s" % (1, 2))
    raises(TypeError, "%d format: a real number is required, not str", lambda: "%d" % "a")
    raises(TypeError, "format requires a mapping", lambda: "%(a)s" % 1)
    raises(ValueError, "unsupported format character 'y' (0x79) at index 1", lambda: "%y" % 1)
    return "ok"
