"""except without brackets (PEP 758), and the order of handlers."""
import warnings

from checks import raises


def catch(call):
    try:
        call()
    except ValueError, KeyError:
        return "value or key"
    except LookupError:
        return "lookup"
    return "nothing"


def catch_groups(call):
    found = []
    try:
        call()
    except* ValueError, KeyError:
        found.append("value or key")
    except* TypeError:
        found.append("type")
    return found


def raising(error):
    def call():
        raise error
    return call


def handler(event, context):
    assert catch(raising(KeyError(1))) == "value or key" and catch(raising(UnicodeError())) == "value or key"
    assert catch(raising(IndexError())) == "lookup" and catch(int) == "nothing"
    assert catch_groups(raising(ExceptionGroup("g", [KeyError(1), TypeError(2)]))) == ["value or key", "type"]
    assert catch_groups(raising(ValueError("alone"))) == ["value or key"]
    raises(SyntaxError, "multiple exception types must be parenthesized when using 'as'", compile, "try:\n    pass\nexcept A, B as e:\n    pass", "f", "exec")
    raises(SyntaxError, "default 'except:' must be last", compile, "try:\n    pass\nexcept:\n    pass\nexcept A:\n    pass", "f", "exec")
    raises(SyntaxError, "expected 'except' or 'finally' block", compile, "try:\n    pass\n", "f", "exec")
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        compile("def f():\n    try:\n        pass\n    finally:\n        return 1\n", "f", "exec")
    assert [str(w.message) for w in seen] == ["'return' in a 'finally' block"]
    return "ok"
