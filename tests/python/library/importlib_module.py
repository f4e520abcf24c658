"""importlib: finding, making and loading modules."""
import importlib
import importlib.util
import sys
import types

from checks import raises


def handler(event, context):
    spec = importlib.util.find_spec("json.decoder")
    assert spec.name == "json.decoder" and spec.parent == "json" and spec.loader is not None
    assert importlib.util.find_spec("json").submodule_search_locations
    with open("/tmp/plugin_one.py", "w") as file:
        file.write('"""A plugin."""\nNAME = "one"\ndef run(n):\n    return n + 1\n')
    spec = importlib.util.spec_from_file_location("plugin_one", "/tmp/plugin_one.py")
    plugin = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(plugin)
    assert plugin.run(1) == 2 and plugin.__doc__ == "A plugin." and plugin.__file__ == "/tmp/plugin_one.py"
    assert plugin.__name__ == "plugin_one" and "plugin_one" not in sys.modules
    assert repr(plugin) == "<module 'plugin_one' from '/tmp/plugin_one.py'>" and spec.origin == "/tmp/plugin_one.py"
    assert spec.loader.get_source("plugin_one").startswith('"""A plugin')

    class Finder:
        @staticmethod
        def find_spec(name, path=None, target=None):
            return importlib.util.spec_from_loader(name, Finder) if name == "made_up" else None

        @staticmethod
        def create_module(spec):
            return None

        @staticmethod
        def exec_module(module):
            module.value = 42

    sys.meta_path.insert(0, Finder)
    try:
        import made_up
        assert made_up.value == 42 and importlib.import_module("made_up") is made_up
    finally:
        sys.meta_path.remove(Finder)
        sys.modules.pop("made_up", None)
    raises(ModuleNotFoundError, "No module named 'made_up'", importlib.import_module, "made_up")
    raises(ImportError, "module json_copy not in sys.modules", importlib.reload, types.ModuleType("json_copy"))
    raises(TypeError, "reload() argument must be a module", importlib.reload, "json")
    assert importlib.util.resolve_name(".b", "a") == "a.b" and importlib.util.cache_from_source("/a/b.py").startswith("/a/__pycache__/b.")
    assert importlib.util.find_spec("no_such_thing") is None
    with open("/tmp/broken_one.py", "w") as file:
        file.write("x = (\n")
    sys.path.insert(0, "/tmp")
    try:
        error = raises(SyntaxError, "'(' was never closed", importlib.import_module, "broken_one")
        assert error.filename == "/tmp/broken_one.py" and error.lineno == 1 and "broken_one" not in sys.modules
    finally:
        sys.path.remove("/tmp")
    return "ok"
