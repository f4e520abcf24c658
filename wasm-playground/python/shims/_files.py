"""io.FileIO and open, on the descriptors of posix. The buffers and text layers above are the interpreter's own."""

import _io
import posix
from _io import BufferedRandom, BufferedReader, BufferedWriter, TextIOWrapper, UnsupportedOperation

_ACCESS = {"r": posix.O_RDONLY, "w": posix.O_WRONLY | posix.O_CREAT | posix.O_TRUNC,
           "a": posix.O_WRONLY | posix.O_CREAT | posix.O_APPEND, "x": posix.O_WRONLY | posix.O_CREAT | posix.O_EXCL}
_BUFFER = 131072


class FileIO(_io._RawIOBase):
    """An open file, unbuffered."""
    __module__ = "_io"
    _fd = -1
    _closefd = True
    _readable = _writable = False

    def __init__(self, file, mode="r", closefd=True, opener=None):
        kinds = [letter for letter in mode if letter in _ACCESS]
        if len(kinds) != 1 or mode.count("+") > 1 or set(mode) - set("rwaxb+"):
            raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus"
                             if not set(mode) - set("rwaxb+") else "invalid mode: %s" % mode)
        kind, update = kinds[0], "+" in mode
        flags = _ACCESS[kind]
        if update:
            flags = flags & ~posix.O_ACCMODE | posix.O_RDWR
        self._readable, self._writable = kind == "r" or update, kind != "r" or update
        self._kind, self._update = kind, update
        if isinstance(file, float):
            raise TypeError("integer argument expected, got float")
        if isinstance(file, int):
            if file < 0:
                raise ValueError("negative file descriptor")
            posix.fstat(file)
            self._fd = file
        else:
            if not closefd:
                raise ValueError("Cannot use closefd=False with file name")
            if opener is None:
                self._fd = posix.open(file, flags | posix.O_CLOEXEC, 0o666)
            else:
                self._fd = opener(file, flags | posix.O_CLOEXEC)
                if not isinstance(self._fd, int):
                    raise TypeError("expected integer from opener")
                if self._fd < 0:
                    raise ValueError("opener returned %d" % self._fd)
            if kind == "r" and not update and posix.fstat(self._fd).st_mode & 0o170000 == 0o040000:
                posix.close(self._fd)
                self._fd = -1
                raise IsADirectoryError(21, "Is a directory", file)
        self.name = file
        self._closefd = closefd
        if kind == "a":
            posix.lseek(self._fd, 0, 2)

    @property
    def mode(self):
        plus = "+" if self._update else ""
        return {"r": "rb", "w": "wb", "a": "ab", "x": "xb"}[self._kind] + plus if not (self._kind == "w" and plus) else "rb+"

    closefd = property(lambda self: self._closefd)
    _blksize = _BUFFER

    def _open(self):
        if self._fd < 0:
            raise ValueError("I/O operation on closed file")
        return self._fd

    def _may(self, right, name):
        self._open()
        if not right:
            raise UnsupportedOperation("File not open for " + name)

    def fileno(self):
        return self._open()

    def readable(self):
        self._open()
        return self._readable

    def writable(self):
        self._open()
        return self._writable

    def seekable(self):
        return self._open() not in (0, 1, 2, 1023)

    def isatty(self):
        self._open()
        return False

    def readinto(self, buffer):
        self._may(self._readable, "reading")
        view = memoryview(buffer).cast("B")
        data = posix.read(self._fd, len(view))
        view[:len(data)] = data
        return len(data)

    def readall(self):
        self._may(self._readable, "reading")
        data = b""
        rest = max(posix.fstat(self._fd).st_size - posix.lseek(self._fd, 0, 1), 0) if self.seekable() else 0
        while more := posix.read(self._fd, rest or _BUFFER):
            data = data + more if data else more
            rest = 0
        return data

    def read(self, size=-1):
        self._may(self._readable, "reading")
        if size is None or size < 0:
            return self.readall()
        return posix.read(self._fd, size)

    def write(self, data):
        self._may(self._writable, "writing")
        return posix.write(self._fd, data)

    def seek(self, offset, whence=0):
        return posix.lseek(self._open(), offset, whence)

    def tell(self):
        return posix.lseek(self._open(), 0, 1)

    def truncate(self, size=None):
        self._may(self._writable, "writing")
        if size is None:
            size = self.tell()
        posix.ftruncate(self._fd, size)
        return size

    def close(self):
        if self._fd < 0:
            return
        try:
            super().close()
        finally:
            fd, self._fd = self._fd, -1
            if self._closefd:
                posix.close(fd)

    closed = property(lambda self: self._fd < 0)

    def __repr__(self):
        if self._fd < 0:
            return "<_io.FileIO [closed]>"
        return "<_io.FileIO name=%r mode=%r closefd=%r>" % (self.name, self.mode, self._closefd)


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Open file and return a stream. Raise OSError upon failure."""
    if not isinstance(mode, str):
        raise TypeError("open() argument 'mode' must be str, not " + type(mode).__name__)
    if not isinstance(file, int):
        file = posix.fspath(file)
    letters = set(mode)
    if letters - set("axrwb+t") or len(mode) > len(letters):
        raise ValueError("invalid mode: '%s'" % mode)
    binary, text = "b" in letters, "t" in letters
    if binary and text:
        raise ValueError("can't have text and binary mode at once")
    if len(letters & set("axrw")) != 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if binary:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError("binary mode doesn't take %s %s argument" % ("an" if name[0] == "e" else "a", name))
    raw = FileIO(file, "".join(letters & set("axrw+")), closefd, opener)
    try:
        if buffering == 0:
            if binary:
                return raw
            raise ValueError("can't have unbuffered text I/O")
        size = _BUFFER if buffering in (-1, 1) else buffering
        if "+" in letters:
            buffered = BufferedRandom(raw, size)
        elif "r" in letters:
            buffered = BufferedReader(raw, size)
        else:
            buffered = BufferedWriter(raw, size)
        if binary:
            return buffered
        stream = TextIOWrapper(buffered, "UTF-8" if encoding in (None, "locale") else encoding, errors, newline, buffering == 1)
        stream.mode = mode
        return stream
    except BaseException:
        raw.close()
        raise


def open_code(path):
    return open(path, "rb")

