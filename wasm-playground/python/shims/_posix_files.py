"""Paths, status and open files for module posix. FILES.md describes the requests; here is nothing kept but the current directory."""

import _host
import _json
from _posix_errors import error_of as _error, strerror

# Descriptors that never reach the host.
_LOG = 1023         # AWS's log channel, see _lambda_runtime
_STANDARD = {0: "stdin", 1: 1, 2: 2, _LOG: 3}   # descriptor -> operation that writes it
_devices = {}       # descriptor -> "null" or "urandom"
_FIRST_DEVICE = 1024
_PIECE = 1 << 20

O_RDONLY, O_WRONLY, O_RDWR, O_ACCMODE = 0, 1, 2, 3
O_CREAT, O_EXCL, O_NOCTTY, O_TRUNC, O_APPEND, O_NONBLOCK = 0o100, 0o200, 0o400, 0o1000, 0o2000, 0o4000
O_NDELAY, O_DSYNC, O_SYNC, O_DIRECTORY, O_NOFOLLOW, O_CLOEXEC = O_NONBLOCK, 0o10000, 0o4010000, 0o200000, 0o400000, 0o2000000
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
SEEK_DATA, SEEK_HOLE = 3, 4
_UID = 993


# Requests.

class _Reading:
    """What the interpreter's JSON reader wants to know."""
    strict, object_hook, object_pairs_hook, array_hook = True, None, None, None
    parse_float, parse_int, parse_constant = float, int, float
    memo = {}


_read_json = _json.make_scanner(_Reading())
_quote = _json.encode_basestring


def _ask(call, arguments, data=b"", filename=None, filename2=None):
    """One request; `arguments` is JSON text that goes behind the call's name. Gives the answer's bytes."""
    code, answer = _host.file('{"call":"%s",%s}' % (call, arguments), data)
    if code:
        raise _error(code, filename, filename2)
    return answer


def _ask_json(call, arguments, data=b"", filename=None):
    return _read_json(_ask(call, arguments, data, filename).decode(), 0)[0]


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    try:
        method = type(path).__fspath__
    except AttributeError:
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__) from None
    result = method(path)
    if not isinstance(result, (str, bytes)):
        raise TypeError("expected %s.__fspath__() to return str or bytes, not %s" % (type(path).__name__, type(result).__name__))
    return result


_cwd = "/"


def _text(path):
    path = fspath(path)
    if isinstance(path, bytes):
        path = path.decode("utf-8", "surrogateescape")
    if "\0" in path:
        raise ValueError("embedded null byte")
    return path


def _absolute(path):
    """The path from the root, without empty parts, `.` and `..`; and whether it must be a directory."""
    name = _text(path)
    if not name:
        raise _error(2, path)
    if not name.isprintable():
        try:
            name.encode()
        except UnicodeEncodeError:
            raise _error(84, path) from None
    directory = name.endswith(("/", "/.", "/..")) or name in (".", "..")
    if not name.startswith("/"):
        name = _cwd + "/" + name
    parts = []
    for part in name.split("/"):
        if part == "..":
            if parts:
                parts.pop()
        elif part and part != ".":
            parts.append(part)
    return "/" + "/".join(parts), directory


def _where(path, key="path"):
    absolute, directory = _absolute(path)
    return ('"%s":%s,"directory":true' if directory else '"%s":%s') % (key, _quote(absolute))


def _no_dir_fd(*given):
    for fd in given:
        if fd is not None:
            raise NotImplementedError("dir_fd unavailable on this platform")


def _descriptor(fd):
    try:
        return fd.__index__()
    except AttributeError:
        raise TypeError("an integer is required, not " + type(fd).__name__) from None


# Status.

class stat_result(tuple):
    """os.stat_result: ten numbers in a row and more by name."""
    __module__ = "os"
    n_fields, n_sequence_fields, n_unnamed_fields = 19, 10, 3

    def __new__(cls, sequence, extra=None):
        self = tuple.__new__(cls, tuple(sequence)[:10])
        if extra:
            self.__dict__.update(extra)
        return self

    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])
    st_atime = property(lambda self: self.__dict__.get("st_atime_ns", self[7] * 10**9) / 1e9)
    st_mtime = property(lambda self: self.__dict__.get("st_mtime_ns", self[8] * 10**9) / 1e9)
    st_ctime = property(lambda self: self.__dict__.get("st_ctime_ns", self[9] * 10**9) / 1e9)
    st_blocks = property(lambda self: (self[6] + 511) // 512)
    st_blksize = 4096
    st_rdev = 0

    def __repr__(self):
        names = ("mode", "ino", "dev", "nlink", "uid", "gid", "size", "atime", "mtime", "ctime")
        return "os.stat_result(%s)" % ", ".join("st_%s=%d" % pair for pair in zip(names, self))

    def __reduce__(self):
        return stat_result, (tuple(self), dict(self.__dict__))


def _status(answer):
    accessed, modified, changed = answer["accessed_ns"], answer["modified_ns"], answer["changed_ns"]
    return stat_result(
        (answer["mode"], answer["inode"], 1, answer["links"], answer["uid"], answer["gid"], answer["size"],
         accessed // 10**9, modified // 10**9, changed // 10**9),
        {"st_atime_ns": accessed, "st_mtime_ns": modified, "st_ctime_ns": changed})


def _device_status(name):
    mode = 0o020666 if name != "pipe" else 0o010600
    return stat_result((mode, 5, 6, 1, 0, 0, 0, 0, 0, 0), {"st_atime_ns": 0, "st_mtime_ns": 0, "st_ctime_ns": 0})


_DEVICES = {"/dev/null": "null", "/dev/urandom": "urandom", "/dev/random": "urandom"}


def stat(path, *, dir_fd=None, follow_symlinks=True):
    _no_dir_fd(dir_fd)
    if isinstance(path, int):
        return fstat(path)
    where = _where(path)
    device = _DEVICES.get(_absolute(path)[0])
    if device:
        return _device_status(device)
    return _status(_ask_json("stat", where, filename=path))


def lstat(path, *, dir_fd=None):
    return stat(path, dir_fd=dir_fd)


def fstat(fd):
    fd = _descriptor(fd)
    if fd in _STANDARD:
        return _device_status("pipe")
    if fd in _devices:
        return _device_status(_devices[fd])
    return _status(_ask_json("fstat", '"fd":%d' % fd))


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    try:
        status = stat(path)
    except OSError:
        return False
    if mode & W_OK:
        absolute = _absolute(path)[0]
        if not (absolute == "/tmp" or absolute.startswith("/tmp/") or absolute in _DEVICES):
            return False
    owner = status.st_mode >> (6 if status.st_uid == _UID else 0) & 7
    return not mode & 7 & ~owner


class statvfs_result(tuple):
    __module__ = "os"
    f_bsize, f_frsize, f_blocks, f_bfree, f_bavail, f_files, f_ffree, f_favail, f_flag, f_namemax = (
        property(lambda self, at=at: self[at]) for at in range(10))


def statvfs(path):
    space = _ask_json("space", _where(path), filename=path)
    total, free = space["total"] // 4096, space["free"] // 4096
    return statvfs_result((4096, 4096, total, free, free, total, free, free, 0, 255))


# Open files.

def open(path, flags, mode=0o777, *, dir_fd=None):
    _no_dir_fd(dir_fd)
    where = _where(path)
    device = _DEVICES.get(_absolute(path)[0])
    if device:
        fd = _FIRST_DEVICE
        while fd in _devices:
            fd += 1
        _devices[fd] = device
        return fd
    return _ask_json("open", '%s,"flags":%d,"mode":%d' % (where, flags, mode), filename=path)["fd"]


def close(fd):
    fd = _descriptor(fd)
    if fd in _STANDARD:
        return
    if _devices.pop(fd, None) is None:
        _ask("close", '"fd":%d' % fd)


def read(fd, length, /):
    fd = _descriptor(fd)
    if fd in _STANDARD:
        if fd == 0:
            return b""
        raise _error(9)
    if fd in _devices:
        return _host.random(length) if _devices[fd] == "urandom" else b""
    return _ask("read", '"fd":%d,"length":%d' % (fd, length))


def write(fd, data, /):
    fd = _descriptor(fd)
    operation = _STANDARD.get(fd)
    if operation:
        if operation == "stdin":
            raise _error(9)
        _host.call(operation, data)
        return memoryview(data).nbytes
    if fd in _devices:
        return memoryview(data).nbytes
    view = memoryview(data).cast("B")
    written = 0
    # Piece by piece: a request holds its bytes a second time, and memory is limited.
    while True:
        piece = view[written:written + _PIECE]
        try:
            count = _read_json(_ask("write", '"fd":%d' % fd, piece).decode(), 0)[0]["written"]
        except OSError:
            if written:
                return written
            raise
        written += count
        if written == len(view) or count < len(piece):
            return written


def lseek(fd, offset, whence, /):
    fd = _descriptor(fd)
    if fd in _STANDARD:
        raise _error(29)
    if fd in _devices:
        return 0
    return _ask_json("seek", '"fd":%d,"offset":%d,"whence":%d' % (fd, offset, whence))["position"]


def ftruncate(fd, length, /):
    _ask("ftruncate", '"fd":%d,"length":%d' % (_descriptor(fd), length))


def truncate(path, length):
    if isinstance(path, int):
        return ftruncate(path, length)
    _ask("truncate", '%s,"length":%d' % (_where(path), length), filename=path)


def fsync(fd):
    fstat(fd)


fdatasync = fsync


def isatty(fd, /):
    return False


def device_encoding(fd):
    return None


def get_inheritable(fd, /):
    return False


def set_inheritable(fd, inheritable, /):
    pass


def get_blocking(fd, /):
    return True


def set_blocking(fd, blocking, /):
    pass


def getcwd():
    return _cwd


def getcwdb():
    return _cwd.encode()


def chdir(path):
    global _cwd
    if stat(path).st_mode & 0o170000 != 0o040000:
        raise _error(20, path)
    _cwd = _absolute(path)[0]
