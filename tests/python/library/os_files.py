"""os: folders, renaming, listing, status, walking in /tmp."""
import errno
import os
import stat

from checks import raises


def refused(number, call, *arguments):
    try:
        call(*arguments)
    except OSError as error:
        assert error.errno == number, error
        return type(error).__name__
    raise AssertionError(arguments)


def handler(event, context):
    os.makedirs("/tmp/top/sub/deep", exist_ok=True)
    assert refused(errno.EEXIST, os.mkdir, "/tmp/top") == "FileExistsError"
    assert refused(errno.ENOENT, os.mkdir, "/tmp/none/x") == "FileNotFoundError"
    assert refused(errno.EEXIST, os.makedirs, "/tmp/top/sub") == "FileExistsError"
    with open("/tmp/top/a.txt", "w") as file:
        file.write("12345")
    status = os.stat("/tmp/top/a.txt")
    assert status.st_size == 5 and stat.S_ISREG(status.st_mode) and stat.S_ISDIR(os.stat("/tmp/top").st_mode)
    assert os.path.getsize("/tmp/top/a.txt") == 5 and status[6] == 5
    assert stat.filemode(0o100644) == "-rw-r--r--" and stat.filemode(0o040755) == "drwxr-xr-x" and stat.S_IMODE(0o100644) == 0o644
    os.rename("/tmp/top/a.txt", "/tmp/top/b.txt")
    os.replace("/tmp/top/b.txt", "/tmp/top/sub/c.txt")
    assert sorted(os.listdir("/tmp/top")) == ["sub"] and sorted(os.listdir("/tmp/top/sub")) == ["c.txt", "deep"]
    assert refused(errno.ENOENT, os.remove, "/tmp/top/b.txt") == "FileNotFoundError"
    assert refused(errno.ENOENT, os.listdir, "/tmp/nope") == "FileNotFoundError"
    assert refused(errno.ENOTDIR, os.listdir, "/tmp/top/sub/c.txt") == "NotADirectoryError"
    assert refused(errno.ENOTEMPTY, os.rmdir, "/tmp/top") == "OSError"
    assert refused(errno.ENOENT, os.rename, "/tmp/nope", "/tmp/x") == "FileNotFoundError"
    assert refused(errno.ENOTDIR, open, "/tmp/top/sub/c.txt/x") == "NotADirectoryError"
    walked = [(folder, sorted(folders), sorted(files)) for folder, folders, files in os.walk("/tmp/top")]
    assert walked == [("/tmp/top", ["sub"], []), ("/tmp/top/sub", ["deep"], ["c.txt"]), ("/tmp/top/sub/deep", [], [])]
    assert [folder for folder, _, _ in os.walk("/tmp/top", topdown=False)] == ["/tmp/top/sub/deep", "/tmp/top/sub", "/tmp/top"]
    assert list(os.walk("/tmp/nope")) == []
    with os.scandir("/tmp/top/sub") as entries:
        found = sorted((entry.name, entry.is_dir(), entry.is_file(), entry.path) for entry in entries)
    assert found == [("c.txt", False, True, "/tmp/top/sub/c.txt"), ("deep", True, False, "/tmp/top/sub/deep")]
    descriptor = os.open("/tmp/top/raw", os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    assert os.write(descriptor, b"abcdef") == 6 and os.lseek(descriptor, 2, os.SEEK_SET) == 2 and os.read(descriptor, 2) == b"cd"
    assert os.fstat(descriptor).st_size == 6
    os.ftruncate(descriptor, 3)
    os.close(descriptor)
    assert refused(errno.EBADF, os.read, descriptor, 1) == "OSError" and os.path.getsize("/tmp/top/raw") == 3
    os.utime("/tmp/top/raw", (1000, 2000))
    assert os.path.getmtime("/tmp/top/raw") == 2000.0 and os.stat("/tmp/top/raw").st_mtime_ns == 2_000_000_000_000
    os.remove("/tmp/top/raw")
    os.remove("/tmp/top/sub/c.txt")
    os.rmdir("/tmp/top/sub/deep")
    os.rmdir("/tmp/top/sub")
    os.rmdir("/tmp/top")
    assert not os.path.exists("/tmp/top") and os.access("/tmp", os.R_OK) and not os.access("/tmp/nope", os.F_OK)
    assert os.strerror(errno.ENOENT) == "No such file or directory" and errno.errorcode[errno.EACCES] == "EACCES"
    assert isinstance(os.getpid(), int)
    raises(TypeError, None, os.listdir, 1.5)
    return "ok"
