"""What makes a process of the image, whichever driver serves it: its variables, where it imports from, its program and its folder."""

import sys

import _host
import posix


def begin(variables, path, arguments, program, folder):
    import os
    for name, value in variables.items():
        os.environ[name] = value
        posix.environ[name.encode()] = value.encode()
    sys.modules["logging"]._startTime = _host.time_ns()
    sys.path[:] = path
    sys.path_importer_cache.clear()
    sys.argv[:] = arguments
    # The program itself: inspect and others ask for it.
    sys.modules["__main__"] = main = type(sys)("__main__")
    main.__file__ = program
    for name in ("_boot", "_preload", "_moment", "_errno_linux"):
        sys.modules.pop(name, None)
    posix.chdir(folder)
