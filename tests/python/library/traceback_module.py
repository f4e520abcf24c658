"""traceback, exceptions with causes, groups and notes, warnings."""

import sys
import traceback
import warnings


def fail():
    raise KeyError("lost")


def handler(event, context):
    try:
        fail()
    except KeyError:
        lines = traceback.format_exc().splitlines()
        kind, error, trace = sys.exc_info()
    assert lines[0] == "Traceback (most recent call last):" and lines[-1] == "KeyError: 'lost'"
    assert [frame.name for frame in traceback.extract_tb(trace)] == ["handler", "fail"]
    assert kind is KeyError and error.args == ("lost",)

    try:
        try:
            fail()
        except KeyError as cause:
            raise ValueError("wrapped") from cause
    except ValueError as error:
        assert isinstance(error.__cause__, KeyError)
        assert "The above exception was the direct cause" in "".join(traceback.format_exception(error))
        assert traceback.format_exception_only(error) == ["ValueError: wrapped\n"]
    assert sys.exc_info() == (None, None, None)

    error = RuntimeError("x")
    error.add_note("look at the queue")
    assert traceback.format_exception_only(error) == ["RuntimeError: x\n", "look at the queue\n"]
    try:
        raise ExceptionGroup("two", [ValueError(1), TypeError(2)])
    except* ValueError as group:
        assert len(group.exceptions) == 1
    except* TypeError as group:
        assert str(group.exceptions[0]) == "2"

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn("old", DeprecationWarning)
    assert caught[0].category is DeprecationWarning and str(caught[0].message) == "old"

    order = []
    try:
        try:
            order.append("try")
            raise FileNotFoundError(2, "No such file or directory", "/nope")
        finally:
            order.append("finally")
    except FileNotFoundError as error:
        order.append(str(error))
    assert order == ["try", "finally", "[Errno 2] No such file or directory: '/nope'"]
    return "ok"
