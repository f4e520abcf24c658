"""sys: limits, numbers, streams, exceptions under way, tracing of frames."""
import sys

from checks import raises


def frames():
    return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name, sys._getframe().f_back.f_lineno > 0


def handler(event, context):
    assert sys.version_info >= (3, 14) and sys.version_info[0] == sys.version_info.major == 3 and sys.version.startswith("3.14.")
    assert sys.hexversion >> 24 == 3
    assert sys.maxunicode == 0x10FFFF and sys.byteorder == "little" and sys.maxsize in (2**31 - 1, 2**63 - 1)
    assert sys.float_info.max == 1.7976931348623157e308 and sys.float_info.epsilon == 2.220446049250313e-16 and sys.float_info.dig == 15
    assert sys.int_info.default_max_str_digits == 4300
    assert sys.getdefaultencoding() == "utf-8" and sys.getrecursionlimit() == 1000 and sys.intern("abc") == "abc"
    assert sys.getrefcount([]) > 0 and sys.getsizeof("") > 0 and sys.getsizeof([1] * 1000) > 1000
    assert frames() == ("frames", "handler", True) and sys.exception() is None and sys.exc_info() == (None, None, None)
    try:
        raise KeyError("k")
    except KeyError as error:
        assert sys.exception() is error and sys.exc_info()[:2] == (KeyError, error)
        try:
            raise ValueError
        except ValueError:
            assert type(sys.exception()) is ValueError
        assert sys.exception() is error
    assert sys.exception() is None
    error = raises(SystemExit, "3", sys.exit, 3)
    assert error.code == 3 and raises(SystemExit, None, sys.exit).code is None
    assert raises(SystemExit, "words", sys.exit, "words").code == "words"
    assert isinstance(sys.argv, list) and isinstance(sys.path, list) and sys.modules["sys"] is sys and "sys" in sys.builtin_module_names
    assert "json" in sys.stdlib_module_names and sys.flags.optimize == 0 and not sys.flags.interactive
    raises(ValueError, "call stack is not deep enough", sys._getframe, 10000)
    raises(TypeError, "intern() argument must be str, not int", sys.intern, 5)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    assert sys.stdout.writable() and sys.stderr.encoding.lower() == "utf-8" and sys.__stdout__ is not None and sys.is_finalizing() is False
    assert sys.hash_info.width in (32, 64)
    sys.set_int_max_str_digits(0)
    try:
        assert len(str(10**5000)) == 5001
    finally:
        sys.set_int_max_str_digits(4300)
    assert sys.implementation.version[:2] == (3, 14)  # differs: `sys.implementation` tells of RustPython
    raises(SystemExit, "", sys.exit)  # differs: `SystemExit` without a code has the text “None”
    hooked = []
    sys.displayhook, before = hooked.append, sys.displayhook
    exec(compile("1 + 1", "f", "single"))
    sys.displayhook = before
    assert hooked == [2]
    seen = []
    sys.settrace(lambda frame, kind, argument: seen.append(kind))
    frames()
    sys.settrace(None)
    assert seen[0] == "call"
    return "ok"
