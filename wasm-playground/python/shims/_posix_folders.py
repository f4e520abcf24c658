"""Folders and names for module posix: what os does with them, by requests of FILES.md."""

import _host
from _posix_errors import error_of as _error
from _posix_files import _absolute, _ask, _ask_json, _no_dir_fd, _quote, _where, fspath, stat


def listdir(path=None):
    path = "." if path is None else path
    names = [entry["name"] for entry in _ask_json("list", _where(path), filename=path)["entries"]]
    return [name.encode() for name in names] if isinstance(path, bytes) else names


class DirEntry:
    """An entry of os.scandir."""
    __module__ = "os"
    __slots__ = ("name", "path", "_mode", "_inode")

    def is_dir(self, *, follow_symlinks=True):
        return self._mode & 0o170000 == 0o040000

    def is_file(self, *, follow_symlinks=True):
        return self._mode & 0o170000 == 0o100000

    def is_symlink(self):
        return False

    def is_junction(self):
        return False

    def inode(self):
        return self._inode

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return "<DirEntry %r>" % (self.name,)


class ScandirIterator:
    __module__ = "posix"

    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def scandir(path=None):
    path = "." if path is None else fspath(path)
    slash = b"/" if isinstance(path, bytes) else "/"
    before = path if path.endswith(slash) else path + slash
    entries = []
    for found in _ask_json("list", _where(path), filename=path)["entries"]:
        entry = DirEntry()
        entry.name = found["name"].encode() if isinstance(path, bytes) else found["name"]
        entry.path = before + entry.name
        entry._mode, entry._inode = found["mode"], found["inode"]
        entries.append(entry)
    return ScandirIterator(entries)


def mkdir(path, mode=0o777, *, dir_fd=None):
    _no_dir_fd(dir_fd)
    _ask("mkdir", '%s,"mode":%d' % (_where(path), mode), filename=path)


def rmdir(path, *, dir_fd=None):
    _no_dir_fd(dir_fd)
    _ask("rmdir", _where(path), filename=path)


def unlink(path, *, dir_fd=None):
    _no_dir_fd(dir_fd)
    _ask("unlink", _where(path), filename=path)


def remove(path, *, dir_fd=None):
    unlink(path, dir_fd=dir_fd)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _no_dir_fd(src_dir_fd, dst_dir_fd)
    _ask("rename", _where(src, "from") + "," + '"to":%s' % _quote(_absolute(dst)[0]), filename=src, filename2=dst)


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    rename(src, dst, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    _no_dir_fd(dir_fd)
    _ask("chmod", '%s,"mode":%d' % (_where(path), mode), filename=path)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    _no_dir_fd(dir_fd)
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if ns is not None:
        accessed, modified = ns
    elif times is not None:
        accessed, modified = (int(time * 10**9) if isinstance(time, int) else round(time * 1e9) for time in times)
    else:
        accessed = modified = _host.time_ns()
    _ask("utime", '%s,"accessed_ns":%d,"modified_ns":%d' % (_where(path), accessed, modified), filename=path)


def readlink(path, *, dir_fd=None):
    stat(path)
    raise _error(22, path)


def link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True):
    raise _error(1, src, dst)


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    raise _error(1, src, dst)
