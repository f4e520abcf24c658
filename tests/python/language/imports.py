"""import: forms, modules as objects, what is missing, relative imports."""
import importlib
import importlib.util
import json as renamed
import os.path
import sys
import types
from collections import OrderedDict as Ordered, abc

from checks import raises


def handler(event, context):
    import math
    from math import pi, sqrt as root
    assert root(4) == 2.0 and math.pi == pi and renamed is sys.modules["json"] and os.path is sys.modules["os.path"] and Ordered
    assert abc.Mapping
    assert importlib.import_module("json") is renamed and importlib.import_module(".decoder", "json") is renamed.decoder
    assert __import__("os.path").path is os.path
    raises(ModuleNotFoundError, "No module named 'nothing_like_it'", importlib.import_module, "nothing_like_it")
    raises(ModuleNotFoundError, "No module named 'nothing_like_it'", lambda: exec("import nothing_like_it.deep"))
    raises(ModuleNotFoundError, "No module named 'json.nothing'", importlib.import_module, "json.nothing")
    raises(ImportError, "attempted relative import with no known parent package", lambda: exec("from . import x", {"__name__": "app"}))
    raises(TypeError, "the 'package' argument is required to perform a relative import for '.x'", importlib.import_module, ".x")
    error = raises(ImportError, None, lambda: exec("from math import nope"))
    assert error.name == "math" and error.name_from == "nope" and str(error).startswith("cannot import name 'nope' from 'math' (")
    made = types.ModuleType("made", "Made here.")
    made.value = 5
    sys.modules["made"] = made
    try:
        import made as found
        assert found.value == 5 and found.__doc__ == "Made here." and repr(found) == "<module 'made'>"
        scope = {}
        exec("from made import *", scope)
        assert scope["value"] == 5 and "__doc__" not in scope
        made.__all__ = ["other"]
        raises(AttributeError, "module 'made' has no attribute 'other'", lambda: exec("from made import *"))
        made.__getattr__ = lambda name: name * 2
        assert made.ab == "abab"
        from made import xy
        assert xy == "xyxy"
    finally:
        del sys.modules["made"]
    raises(ModuleNotFoundError, "No module named 'made'", __import__, "made")
    sys.modules["blocked"] = None
    try:
        raises(ModuleNotFoundError, "import of blocked halted; None in sys.modules", __import__, "blocked")
    finally:
        del sys.modules["blocked"]
    assert importlib.util.find_spec("json").name == "json" and importlib.util.find_spec("no_such") is None
    raises(SyntaxError, "import * only allowed at module level", compile, "def f():\n    from os import *", "f", "exec")
    with open("/tmp/written_here.py", "w") as file:
        file.write("VALUE = [1]\ndef f():\n    return __name__\n")
    sys.path.insert(0, "/tmp")
    importlib.invalidate_caches()
    try:
        import written_here
        assert written_here.VALUE == [1] and written_here.f() == "written_here" and written_here.__file__ == "/tmp/written_here.py"
        written_here.VALUE.append(2)
        assert importlib.reload(written_here).VALUE == [1]
    finally:
        sys.path.remove("/tmp")
        sys.modules.pop("written_here", None)
    return "ok"
