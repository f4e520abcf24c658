"""with: order, suppressed errors, several managers, what is no manager."""
from checks import raises


class Room:
    def __init__(self, name, log, quiet=False, fails=False):
        self.name, self.log, self.quiet, self.fails = name, log, quiet, fails

    def __enter__(self):
        if self.fails:
            raise OSError("locked")
        self.log.append("+" + self.name)
        return self.name

    def __exit__(self, kind, error, trace):
        self.log.append(f"-{self.name}:{kind.__name__ if kind else None}")
        return self.quiet


def returns_early(log):
    with Room("r", log):
        return "value"


def handler(event, context):
    log = []
    with Room("a", log) as a, Room("b", log) as b:
        log.append(a + b)
    assert log == ["+a", "+b", "ab", "-b:None", "-a:None"]
    log = []
    with (
        Room("outer", log),
        Room("quiet", log, quiet=True),
    ):
        raise KeyError("x")
    assert log == ["+outer", "+quiet", "-quiet:KeyError", "-outer:None"]
    log = []
    try:
        with Room("a", log), Room("b", log, fails=True):
            raise AssertionError("not reached")
    except OSError as error:
        assert str(error) == "locked"
    assert log == ["+a", "-a:OSError"]
    log = []
    assert returns_early(log) == "value" and log == ["+r", "-r:None"]
    for turn in range(2):
        with Room(str(turn), log):
            continue
    assert log[2:] == ["+0", "-0:None", "+1", "-1:None"]

    def bad():
        with 5:
            pass

    raises(TypeError, "'int' object does not support the context manager protocol (missed __exit__ method)", bad)

    class Half:
        def __enter__(self):
            return self

    def half():
        with Half():
            pass

    raises(TypeError, f"'{__name__}.handler.<locals>.Half' object does not support the context manager protocol (missed __exit__ method)", half)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words

    class Replaces(Room):
        def __exit__(self, *rest):
            raise ValueError("other")

    try:
        with Replaces("x", []):
            raise KeyError("first")
    except ValueError as error:
        assert isinstance(error.__context__, KeyError) and error.__cause__ is None
    return "ok"
