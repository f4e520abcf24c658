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


def ended(drivers, function, *arguments):
    """Calls a function; the exit code if it ended the process, None if it returned. What nobody caught is shown as Python shows it, without
    the frames of the modules that drive the code."""
    try:
        function(*arguments)
    except SystemExit as stop:
        if stop.code is None:
            return 0
        if isinstance(stop.code, int):
            return stop.code
        print(stop.code, file=sys.stderr)
        return 1
    except BaseException as uncaught:
        traceback = uncaught.__traceback__
        while traceback is not None and traceback.tb_frame.f_globals.get("__name__") in (__name__, *drivers):
            traceback = traceback.tb_next
        sys.excepthook(type(uncaught), uncaught.with_traceback(traceback), traceback)
        return 1
    return None
