"""print: separators, ends, files, and objects that show themselves."""
import contextlib
import io
import sys

from checks import raises


class Point:
    def __repr__(self):
        return "repr"

    def __str__(self):
        return "str"


def printed(*values, **named):
    out = io.StringIO()
    print(*values, file=out, **named)
    return out.getvalue()


def handler(event, context):
    assert printed() == "\n" and printed("a", 1, None, [Point()], Point()) == "a 1 None [repr] str\n"
    assert printed("a", "b", sep="-", end="!") == "a-b!" and printed("a", "b", sep="") == "ab\n"
    assert printed(*"abc", sep="\n") == "a\nb\nc\n"
    assert printed({"a": Point()}, (Point(),), {1.0}) == "{'a': repr} (repr,) {1.0}\n"
    assert printed(1e3, 1_000, 0x10, True) == "1000.0 1000 16 True\n"
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        print("caught", flush=True)
        sys.stdout.write("too\n")
    assert out.getvalue() == "caught\ntoo\n"
    error = io.StringIO()
    with contextlib.redirect_stderr(error):
        print("to the error stream", file=sys.stderr)
    assert error.getvalue() == "to the error stream\n"
    raises(AttributeError, "'int' object has no attribute 'write'", lambda: print("x", file=5))

    class Writer:
        def __init__(self):
            self.parts = []

        def write(self, text):
            self.parts.append(text)

    writer = Writer()
    print("a", 2, file=writer)
    assert writer.parts == ["a", " ", "2", "\n"]
    print("nothing", file=None)
    assert str(Point()) == "str" and f"{Point()}" == "str" and f"{Point()!r}" == "repr" and "%s %r" % (Point(), Point()) == "str repr"
    assert str([Point(), "a"]) == "[repr, 'a']" and str(Exception("a")) == "a" and str({"k": 'it"s'}) == "{'k': 'it\"s'}"
    return "ok"
