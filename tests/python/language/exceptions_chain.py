"""raise, from, __context__, finally, else, and what a bare raise says."""
from checks import raises


def flow(log, fail):
    try:
        log.append("try")
        if fail:
            raise KeyError(fail)
    except (KeyError, IndexError) as error:
        log.append(f"except {error}")
        return "from except"
    else:
        log.append("else")
        return "from else"
    finally:
        log.append("finally")


def overrides():
    for _ in range(3):
        try:
            raise ValueError
        except ValueError:
            continue
        finally:
            last = "seen"
    return last


class OrderError(Exception):
    def __init__(self, order, reason):
        super().__init__(order, reason)
        self.order = order


class Quiet(ValueError):
    def __str__(self):
        return "quiet"


def handler(event, context):
    log = []
    assert flow(log, "") == "from else" and log == ["try", "else", "finally"]
    assert flow(log, "k") == "from except" and log[3:] == ["try", "except 'k'", "finally"] and overrides() == "seen"
    raises(RuntimeError, "No active exception to reraise", lambda: exec("raise"))
    raises(TypeError, "exceptions must derive from BaseException", lambda: exec("raise 'text'"))  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "exception causes must derive from BaseException", lambda: exec("raise ValueError from 5"))
    words = "catching classes that do not inherit from BaseException is not allowed"
    raises(TypeError, words, exec, "try:\n    1 / 0\nexcept 5:\n    pass")  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    error = OrderError("o1", "no stock")
    assert str(error) == "('o1', 'no stock')" and repr(error) == "OrderError('o1', 'no stock')" and error.args == ("o1", "no stock")
    assert str(ValueError()) == "" and repr(ValueError()) == "ValueError()" and repr(ValueError("a")) == "ValueError('a')"
    assert str(KeyError("a b")) == "'a b'"
    assert str(Quiet("x")) == "quiet" and repr(Quiet("x")) == "Quiet('x')"
    try:
        try:
            {}["a"]
        except KeyError as first:
            first.add_note("while looking")
            raise ValueError("second") from first
    except ValueError as second:
        assert second.__cause__.__notes__ == ["while looking"] and second.__suppress_context__ and second.__context__ is second.__cause__
    try:
        try:
            {}["a"]
        except KeyError:
            raise ValueError("clean") from None
    except ValueError as second:
        assert second.__cause__ is None and isinstance(second.__context__, KeyError) and second.__suppress_context__
    try:
        try:
            raise KeyError("first")
        finally:
            [][1]
    except IndexError as error:
        assert isinstance(error.__context__, KeyError) and not error.__suppress_context__
    again = ValueError("same").with_traceback(None)
    assert again.__traceback__ is None
    caught = raises(ValueError, "same", lambda: exec("raise e", {"e": again}))
    assert caught is again and caught.__traceback__ is not None
    raises(AssertionError, "three", lambda: exec("assert 1 == 2, 'three'"))
    return "ok"
