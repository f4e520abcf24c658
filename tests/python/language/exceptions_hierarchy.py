"""The built-in exceptions: their order, attributes and words."""
import errno

from checks import raises


def handler(event, context):
    assert [c.__name__ for c in ModuleNotFoundError.__mro__] == ["ModuleNotFoundError", "ImportError", "Exception", "BaseException", "object"]
    assert issubclass(FileNotFoundError, OSError) and IOError is OSError is EnvironmentError and issubclass(TimeoutError, OSError)
    assert issubclass(UnicodeDecodeError, ValueError) and issubclass(RecursionError, RuntimeError)
    assert issubclass(IndentationError, SyntaxError)
    assert issubclass(BrokenPipeError, ConnectionError) and issubclass(NotImplementedError, RuntimeError)
    assert issubclass(KeyError, LookupError)
    assert not issubclass(KeyboardInterrupt, Exception) and not issubclass(SystemExit, Exception)
    assert not issubclass(GeneratorExit, Exception)
    assert issubclass(ExceptionGroup, Exception) and issubclass(ExceptionGroup, BaseExceptionGroup)
    error = raises(FileNotFoundError, None, open, "/tmp/none/none.txt")
    assert error.filename == "/tmp/none/none.txt" and error.errno == errno.ENOENT and error.strerror == "No such file or directory"
    assert str(error) == f"[Errno {errno.ENOENT}] No such file or directory: '/tmp/none/none.txt'"
    made = OSError(5, "words", "file")
    assert str(made) == "[Errno 5] words: 'file'" and made.args == (5, "words") and str(OSError("only")) == "only"
    assert isinstance(OSError(errno.ENOENT, "x"), FileNotFoundError)  # differs: `OSError(2, "…")`, made by hand, stays an `OSError`
    assert type(OSError(errno.ETIMEDOUT, "x")) is TimeoutError  # differs: `OSError(2, "…")`, made by hand, stays an `OSError`
    error = raises(UnicodeDecodeError, "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte", b"a\xff".decode)
    assert (error.encoding, error.start, error.end, error.object, error.reason) == ("utf-8", 1, 2, b"a\xff", "invalid start byte")
    raises(UnicodeEncodeError, "'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)", "é".encode, "ascii")
    raises(UnicodeEncodeError, "'latin-1' codec can't encode characters in position 0-1: ordinal not in range(256)", "€€".encode, "latin-1")
    stop = StopIteration(5)
    assert stop.value == 5 and SystemExit(3).code == 3 and SystemExit().code is None
    error = raises(ModuleNotFoundError, "No module named 'not_there'", __import__, "not_there")
    assert error.name == "not_there" and error.path is None
    error = raises(ImportError, None, lambda: exec("from json import not_there"))
    assert str(error).startswith("cannot import name 'not_there' from 'json' (") and error.name == "json" and error.name_from == "not_there"
    raises(ModuleNotFoundError, "No module named 'json.nope'", __import__, "json.nope")
    raises(ModuleNotFoundError, "No module named 'time.nope'; 'time' is not a package", __import__, "time.nope")
    raises(NotImplementedError, "", lambda: exec("raise NotImplementedError"))
    assert BaseException("a", 1) != BaseException("a", 1) and Exception().__class__.__base__ is BaseException
    raises(TypeError, "Exception() takes no keyword arguments", lambda: Exception(a=1))  # differs: Exceptions accept keyword arguments and forget them
    assert AttributeError("m", name="n", obj=1).name == "n" and NameError("m", name="n").name == "n"
    return "ok"
