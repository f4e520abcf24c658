"""Importing: the frozen library appears as the folder /var/lang/lib/python3.14, in its place in sys.path.

So a module of the reader's shadows one of the library exactly where it would on AWS, and spec, loader and `__file__` look alike. Native
modules that CPython keeps as files appear in lib-dynload. Modules that boot has loaded without AWS having them loaded wait in `ready`
and are handed out when they are imported; `codes` holds code that boot has only prepared.
"""

import sys

import _frozen_importlib
import _host
import _imp

ROOT = "/var/lang/lib/python3.14"
PACKAGES = ROOT + "/site-packages"
DYNLOAD = ROOT + "/lib-dynload"

# What CPython 3.14 of Linux has inside its executable; only these refuse to be a handler's module.
BUILTIN = (
    "_abc", "_ast", "_codecs", "_collections", "_functools", "_imp", "_io", "_locale", "_operator", "_signal", "_sre", "_stat",
    "_string", "_suggestions", "_symtable", "_sysconfig", "_thread", "_tokenize", "_tracemalloc", "_types", "_typing", "_warnings",
    "_weakref", "atexit", "builtins", "errno", "faulthandler", "gc", "itertools", "marshal", "posix", "pwd", "sys", "time")

ready = {}
codes = {}

_ModuleSpec = _frozen_importlib.ModuleSpec


class BuiltinImporter(_frozen_importlib.BuiltinImporter):
    """Built-in modules, without those that CPython keeps as files."""
    __module__ = "_frozen_importlib"

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return super().find_spec(fullname, path, target) if fullname in BUILTIN else None


class SourceFileLoader:
    """Loads a module of the frozen library."""
    __module__ = "_frozen_importlib_external"

    def __init__(self, name, path):
        self.name = name
        self.path = path

    def create_module(self, spec):
        return ready.get(spec.name)

    def exec_module(self, module):
        if ready.pop(self.name, None) is None:
            code = codes.pop(self.name, None) or _host.code(self.name)
            _frozen_importlib._call_with_frames_removed(exec, code, module.__dict__)

    def get_filename(self, name=None):
        return self.path

    def get_code(self, name):
        return _host.code(name)

    def get_source(self, name):
        return _host.source(name)

    def is_package(self, name):
        return self.path.endswith("/__init__.py")


class ExtensionFileLoader:
    """Loads a native module that CPython keeps in lib-dynload."""
    __module__ = "_frozen_importlib_external"

    def __init__(self, name, path):
        self.name = name
        self.path = path

    def create_module(self, spec):
        return _imp.create_builtin(spec)

    def exec_module(self, module):
        _imp.exec_builtin(module)

    def get_filename(self, name=None):
        return self.path

    def get_code(self, name):
        return None

    def get_source(self, name):
        return None

    def is_package(self, name):
        return False


class FileFinder:
    """Finds the modules of one folder of the frozen library."""
    __module__ = "_frozen_importlib_external"

    def __init__(self, path):
        self.path = path

    def find_spec(self, fullname, target=None):
        found = _host.find(fullname)
        if found is not None:
            package, path = found
            folder, _, _ = path.rpartition("/")
            if package:
                folder, _, _ = folder.rpartition("/")
            if folder != self.path:
                return None
            spec = _ModuleSpec(fullname, SourceFileLoader(fullname, path), origin=path, is_package=package)
            if package:
                spec.submodule_search_locations.append(path.rpartition("/")[0])
            spec.has_location = True
            spec.cached = None
            return spec
        if self.path == DYNLOAD and fullname in _NATIVE:
            path = "%s/%s.cpython-314-x86_64-linux-gnu.so" % (DYNLOAD, fullname)
            spec = _ModuleSpec(fullname, ExtensionFileLoader(fullname, path), origin=path)
            spec.has_location = True
            return spec
        return None

    def invalidate_caches(self):
        pass

    def __repr__(self):
        return "FileFinder(%r)" % self.path


def source_to_code(self, data, path, *, _optimize=-1):
    """Compiles a module as importlib does, and completes the error of one that is wrong."""
    try:
        return _frozen_importlib._call_with_frames_removed(compile, data, path, "exec", dont_inherit=True, optimize=_optimize)
    except SyntaxError as error:
        import _frozen_importlib_external
        import _syntax
        _syntax.complete(error, _frozen_importlib_external.decode_source(data))
        raise


def empty_module(name, kind):
    """A module of the library that knows where it comes from; its code has not run."""
    module = kind(name)
    _frozen_importlib._init_module_attrs(FileFinder(ROOT).find_spec(name), module)
    return module


def invalidate_caches():
    """Forgets what path finders know. The library's own also asks importlib.metadata, which is not here."""
    for finder in list(sys.path_importer_cache.values()):
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


def _hook(path):
    if path == ROOT or path.startswith(ROOT + "/"):
        return FileFinder(path)
    raise ImportError("not a folder of the library", path=path)


def install():
    """Makes the library importable."""
    global _NATIVE
    _NATIVE = frozenset(sys.builtin_module_names) - set(BUILTIN) - {"_host", "_datetime_host"}
    sys.builtin_module_names = BUILTIN
    sys.meta_path[sys.meta_path.index(_frozen_importlib.BuiltinImporter)] = BuiltinImporter
    import _frozen_importlib_external
    _frozen_importlib_external.SourceLoader.source_to_code = source_to_code
    _frozen_importlib_external.PathFinder.invalidate_caches = staticmethod(invalidate_caches)
    sys.path_hooks.insert(0, _hook)
    sys.path[:] = [ROOT, DYNLOAD, PACKAGES]
