"""Makes CPython look as on Lambda and runs AWS's runtime client in it, unmodified.

`settle` is run once, before the moment at which all cases begin; `serve` once in each.
"""

import encodings
import os
import sys
import types

import _imp
from _frozen_importlib import BuiltinImporter, FrozenImporter, ModuleSpec
from _frozen_importlib_external import PathFinder

ROOT = "/var/lang/lib/python3.14"
PACKAGES = ROOT + "/site-packages"
SEARCH_PATH = ["/var/task", "/opt/python/lib/python3.14/site-packages", "/opt/python", PACKAGES, "/var/runtime",
               "/var/lang/lib/python314.zip", ROOT, ROOT + "/lib-dynload", PACKAGES]
# Pyodide's own, and what CPython has loaded before anything else.
STAY = ("pyodide", "_pyodide", "encodings", "site")


class Extension:
    """Imports what is inside the executable of Pyodide, but a file of its own on Linux (Modules/Setup.stdlib.in of CPython)."""

    names = ("math", "cmath", "_json", "_struct", "array", "binascii", "zlib", "_random", "_csv", "_decimal", "unicodedata", "select")
    create_module = staticmethod(_imp.create_builtin)
    exec_module = staticmethod(_imp.exec_builtin)

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name in cls.names:
            return ModuleSpec(name, cls, origin="%s/lib-dynload/%s.cpython-314-x86_64-linux-gnu.so" % (ROOT, name))


class Builtin(BuiltinImporter):
    """Imports what is inside the executable on Linux, too."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name in Extension.names else super().find_spec(name, path, target)


def settle():
    """Forgets what Pyodide has loaded, so that the library comes from AWS's folder, and loads what AWS's client will."""
    sys.builtin_module_names = tuple(name for name in sys.builtin_module_names if name not in Extension.names)
    _search([ROOT, PACKAGES])
    for name, module in list(sys.modules.items()):
        if name in ("importlib.util", "importlib.machinery"):
            # Frozen, but nobody on Lambda has imported them yet.
            del sys.modules[name]
        elif getattr(getattr(module, "__spec__", None), "origin", None) == "frozen":
            _give_file(name, module)
        elif (getattr(module, "__file__", None) or "").startswith("/lib/") and name.partition(".")[0] not in STAY:
            del sys.modules[name]
    encodings.__path__[:] = [ROOT + "/encodings"]
    import decimal, importlib, json, logging, simplejson, traceback  # noqa: E401, F401
    _compile(set(sys.modules))


def _compile(loaded):
    """Compiles AWS's client once: each environment imports it anew, since it reads the environment's variables."""
    import compileall
    compileall.compile_dir(PACKAGES, quiet=1)
    for name in set(sys.modules) - loaded:
        del sys.modules[name]


def _search(folders):
    """Where imports look, as in CPython: without Pyodide's own finders."""
    sys.meta_path[:] = [Builtin, FrozenImporter, PathFinder, Extension]
    sys.path[:] = folders
    sys.path_importer_cache.clear()


def _give_file(name, module):
    """A frozen module has the file of its source if CPython finds its library, as it does on Lambda."""
    path = ROOT + "/" + name.replace(".", "/")
    for file in (path + ".py", path + "/__init__.py"):
        if os.path.exists(file):
            module.__file__ = file


def serve(handler, variables, service, log_descriptor):
    """The life of one environment. Returns the code that the process ended with, if it did."""
    import json
    variables = json.loads(variables)
    os.environ.clear()
    os.environ.update(variables)
    os.environ["_LAMBDA_TELEMETRY_LOG_FD"] = str(log_descriptor)
    os.chdir("/var/task")
    _search(SEARCH_PATH)
    sys.argv[:] = ["/var/runtime/bootstrap.py"]
    sys.stdout.reconfigure(line_buffering=False)
    import runtime_client
    runtime_client.connect(service)
    from awslambdaric import bootstrap
    from awslambdaric.lambda_runtime_client import LambdaRuntimeClient

    class Client(LambdaRuntimeClient):
        def call_rapid(self, *arguments):
            # Here and not before: on Lambda http.client is not loaded while a function's code runs.
            import http
            http.client = sys.modules["http.client"] = types.ModuleType("http.client")
            http.client.HTTPConnection = runtime_client.HTTPConnection
            super().call_rapid(*arguments)

    try:
        # AWS waits for events in a thread so that signals arrive meanwhile; WebAssembly has neither.
        bootstrap.run(handler, Client(variables["AWS_LAMBDA_RUNTIME_API"], use_thread_for_polling_next=False))
    except runtime_client.NoMoreEvents:
        return None
    except SystemExit as stop:
        return stop.code
