"""Run once, when the image is made: puts the shims in place and loads what AWS's runtime always has loaded.

Nothing here may ask the host for anything: the image must come out the same everywhere.
"""

import builtins
import gc
import sys

import _host

# Nothing of this is garbage.
gc.disable()

# Clocks first: whoever is imported next may keep a reference to one.
import time

for _name in ("gmtime", "localtime", "ctime", "asctime", "strftime"):
    setattr(_host, "native_" + _name, getattr(time, _name))
    setattr(time, _name, getattr(_host, _name))
for _name in ("time", "time_ns", "monotonic", "monotonic_ns", "sleep"):
    setattr(time, _name, getattr(_host, _name))
for _name in ("perf_counter", "process_time", "thread_time"):
    setattr(time, _name, _host.monotonic)
    setattr(time, _name + "_ns", _host.monotonic_ns)
time.timezone = time.altzone = time.daylight = 0
time.tzname = ("UTC", "UTC")
time.tzset = lambda: None
time.CLOCK_REALTIME, time.CLOCK_MONOTONIC, time.CLOCK_PROCESS_CPUTIME_ID, time.CLOCK_THREAD_CPUTIME_ID = 0, 1, 2, 3
time.CLOCK_MONOTONIC_RAW, time.CLOCK_BOOTTIME = 4, 7
time.clock_gettime = lambda clock, /: _host.monotonic() if clock else _host.time()
time.clock_gettime_ns = lambda clock, /: _host.monotonic_ns() if clock else _host.time_ns()
time.clock_getres = lambda clock, /: 1e-09


def _get_clock_info(name, /):
    names = {"time": "CLOCK_REALTIME", "monotonic": "CLOCK_MONOTONIC", "perf_counter": "CLOCK_MONOTONIC",
             "process_time": "CLOCK_PROCESS_CPUTIME_ID", "thread_time": "CLOCK_THREAD_CPUTIME_ID"}
    if name not in names:
        raise ValueError("unknown clock")
    return type(sys.implementation)(implementation="clock_gettime(%s)" % names[name], monotonic=name != "time",
                                    adjustable=name == "time", resolution=1e-09)


time.get_clock_info = _get_clock_info

# Error numbers: the interpreter has none on this target.
import errno
import _errno_linux

for _name, _number in _errno_linux.NUMBERS.items():
    setattr(errno, _name, _number)
errno.errorcode.clear()
errno.errorcode.update({number: name for name, number in reversed(_errno_linux.NUMBERS.items())})

# Files, before anybody imports io. The functions look native, so that stack traces end where they end on AWS.
import posix
import _io
import _files
import _signal
import _socket
import _thread

_function = type(_get_clock_info)
for _module in (posix, _files, _signal, _socket, _thread):
    for _name, _value in list(vars(_module).items()):
        if type(_value) is _function and (_name[0] != "_" or _name == "_exit"):
            setattr(_module, _name, _host.native(_value))
for _name, _value in list(vars(_files.FileIO).items()):
    if type(_value) is _function and _name[0] != "_":
        setattr(_files.FileIO, _name, _host.native_method(_files.FileIO, _value))

_io.FileIO = _files.FileIO
_io.open = builtins.open = _files.open
_io.open_code = _files.open_code

# Whose Python it is; the interpreter's own text holds the minute of its build.
sys.version = "3.14.0 (RustPython 0.6.0) [rustc]"
sys.platform = "linux"

# Importing from folders: the reader's code and the library.
import _frozen_importlib
_frozen_importlib._install_external_importers()
import _library
_library.install()

# Codecs other than the three that the interpreter has itself.
import encodings

import io
io.RawIOBase.register(_files.FileIO)

# Streams. AWS's standard output is a pipe; its runtime flushes after each write. Under LC_CTYPE=C.UTF-8 Python passes on what is no UTF-8.
sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.BufferedReader(_files.FileIO(0, "r", False)), "utf-8", "surrogateescape")
sys.stdout = sys.__stdout__ = io.TextIOWrapper(io.BufferedWriter(_files.FileIO(1, "w", False)), "utf-8", "surrogateescape", "\n")
sys.stderr = sys.__stderr__ = io.TextIOWrapper(
    io.BufferedWriter(_files.FileIO(2, "w", False)), "utf-8", "backslashreplace", "\n", True)
for _name in ("stdin", "stdout", "stderr"):
    _stream = getattr(sys, _name)
    _stream.buffer.raw.name = "<%s>" % _name
    _stream.mode = "r" if _name == "stdin" else "w"

import _preload

gc.freeze()
gc.enable()
