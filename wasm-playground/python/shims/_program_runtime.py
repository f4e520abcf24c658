"""Runs a program of a machine as `python3 -u program.py arguments` does: a file as `__main__`, from its first line to its exit.

By https://docs.python.org/3/using/cmdline.html and https://docs.python.org/3/library/atexit.html, read 2026-11-27: the program's folder is
first in sys.path, an exception that nobody caught is shown and makes the exit status 1, sys.exit's number is the exit status, and what
was registered with atexit runs last.
"""

import sys

import _host
import _library
import _process
import runtime_client

_MISSING = 2


def run(settings):
    """Never returns."""
    import json
    import posix
    body, _ = runtime_client.next()
    program = json.loads(body)
    file = program["file"]
    path = [file.rpartition("/")[0], "/usr/lib/python314.zip", _library.ROOT, _library.DYNLOAD, _library.PACKAGES]
    _process.begin(settings["variables"], path, [program["program"], *program["arguments"]], file, program["folder"])
    # As with -u, line by line: a log shows each when it was printed, and in its order among those of standard error.
    sys.stdout.reconfigure(line_buffering=True)
    import atexit
    try:
        posix.stat(file)
    except OSError as error:
        print("python3: can't open file %r: [Errno %d] %s" % (file, error.errno, error.strerror), file=sys.stderr)
        code = _MISSING
    else:
        code = _process.ended((__name__,), _main, file) or 0
        again = _process.ended((__name__,), atexit._run_exitfuncs)
        code = code if again is None else again
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass
    _host.exit(code & 0xff)


def _main(file):
    with open(file, "rb") as source:
        text = source.read()
    try:
        code = _library.source_to_code(None, text, file)
    except SyntaxError as error:
        # Python shows it without the frames of whoever read the file.
        raise error.with_traceback(None)
    names = sys.modules["__main__"].__dict__
    names["__builtins__"] = sys.modules["builtins"]
    exec(code, names)
