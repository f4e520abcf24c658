"""warnings: filters, recording, errors."""
import warnings

from checks import raises


@warnings.deprecated("use new")
def old():
    return 1


def handler(event, context):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        warnings.warn("plain")
        warnings.warn("old", DeprecationWarning, stacklevel=1)
        warnings.warn(RuntimeWarning("made"))
        assert old() == 1
    assert [(w.category, str(w.message)) for w in seen] == [(UserWarning, "plain"), (DeprecationWarning, "old"), (RuntimeWarning, "made"), (DeprecationWarning, "use new")]
    assert seen[0].filename.endswith("app.py") and seen[0].lineno == 15 and old.__deprecated__ == "use new"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        raises(UserWarning, "as an error", warnings.warn, "as an error")
        warnings.filterwarnings("ignore", message="quiet.*", category=UserWarning)
        warnings.warn("quietly passed over")
        raises(UserWarning, "loud", warnings.warn, "loud")
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("once")
        for _ in range(3):
            warnings.warn("only once")
    assert len(seen) == 1
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("default")
        for _ in range(3):
            warnings.warn("each place once")
    assert len(seen) == 1
    with warnings.catch_warnings(record=True, action="always") as seen:
        compile("1 is 1", "f", "eval")
        compile('"\\d"', "f", "eval")
    assert [str(w.message) for w in seen] == ['"is" with \'int\' literal. Did you mean "=="?', '"\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.']
    assert warnings.formatwarning("text", UserWarning, "f.py", 3, "line") == "f.py:3: UserWarning: text\n  line\n"
    raises(TypeError, "category must be a Warning subclass, not 'type'", warnings.warn, "x", int)
    assert issubclass(DeprecationWarning, Warning) and issubclass(Warning, Exception) and isinstance(warnings.filters, list)
    return "ok"
