"""Errors by Linux's numbers."""

_MESSAGES = {
    1: "Operation not permitted", 2: "No such file or directory", 5: "Input/output error", 9: "Bad file descriptor",
    10: "No child processes", 11: "Resource temporarily unavailable", 12: "Cannot allocate memory", 13: "Permission denied",
    17: "File exists", 18: "Invalid cross-device link", 20: "Not a directory", 21: "Is a directory", 22: "Invalid argument",
    24: "Too many open files", 25: "Inappropriate ioctl for device", 27: "File too large", 28: "No space left on device",
    29: "Illegal seek", 30: "Read-only file system", 32: "Broken pipe", 36: "File name too long", 38: "Function not implemented",
    39: "Directory not empty", 40: "Too many levels of symbolic links", 84: "Invalid or incomplete multibyte or wide character",
    95: "Operation not supported", 97: "Address family not supported by protocol", 98: "Address already in use",
    101: "Network is unreachable", 104: "Connection reset by peer", 110: "Connection timed out", 111: "Connection refused",
    113: "No route to host", 115: "Operation now in progress",
}
_CLASSES = {
    1: PermissionError, 2: FileNotFoundError, 3: ProcessLookupError, 4: InterruptedError, 10: ChildProcessError, 11: BlockingIOError,
    13: PermissionError, 17: FileExistsError, 20: NotADirectoryError, 21: IsADirectoryError, 32: BrokenPipeError,
    103: ConnectionAbortedError, 104: ConnectionResetError, 108: BrokenPipeError, 110: TimeoutError, 111: ConnectionRefusedError,
    114: BlockingIOError, 115: BlockingIOError,
}


def strerror(code, /):
    return _MESSAGES.get(code, "Unknown error %d" % code)


def error_of(code, filename=None, filename2=None):
    """The exception of an error number. OSError(2, ...) makes it by itself on Linux, but not where this interpreter thinks it runs."""
    kind = _CLASSES.get(code, OSError)
    if filename2 is not None:
        return kind(code, strerror(code), filename, None, filename2)
    if filename is not None:
        return kind(code, strerror(code), filename)
    return kind(code, strerror(code))
