"""os: environment, files, directories, the process, errors with Linux's numbers and words."""
# only on Lambda: environment, user and read-only folders
import errno
import os


def refuses(kind, number, call, *arguments):
    try:
        call(*arguments)
    except kind as error:
        assert error.errno == number, error
        return str(error)
    raise AssertionError(f"{call.__name__}{arguments} did not raise {kind.__name__}")


def handler(event, context):
    assert os.environ["AWS_LAMBDA_FUNCTION_NAME"] == context.function_name
    assert os.getenv("NOT_THERE", "default") == "default"
    os.environ["MADE_HERE"] = "é"
    assert os.getenv("MADE_HERE") == "é" and "MADE_HERE" in os.environ
    del os.environ["MADE_HERE"]
    refused = None
    try:
        os.environ["NOT_THERE"]
    except KeyError as error:
        refused = str(error)
    assert refused == "'NOT_THERE'"

    assert os.getcwd() == "/var/task" and os.sep == "/" and os.linesep == "\n" and os.name == "posix"
    assert os.path.abspath("x") == "/var/task/x" and os.path.isdir("/tmp")
    os.makedirs("/tmp/a/b/c", exist_ok=True)
    os.makedirs("/tmp/a/b/c", exist_ok=True)
    descriptor = os.open("/tmp/a/file", os.O_CREAT | os.O_RDWR)
    assert os.write(descriptor, b"hello") == 5
    assert os.lseek(descriptor, 1, os.SEEK_SET) == 1 and os.read(descriptor, 3) == b"ell"
    os.ftruncate(descriptor, 2)
    assert os.fstat(descriptor).st_size == 2
    os.close(descriptor)
    assert os.stat("/tmp/a/file").st_size == 2 and os.path.getsize("/tmp/a/file") == 2
    assert os.path.isfile("/tmp/a/file") and not os.path.islink("/tmp/a/file")
    assert sorted(os.listdir("/tmp/a")) == ["b", "file"] and os.listdir(b"/tmp/a/b") == [b"c"]
    assert [(e.name, e.is_dir()) for e in os.scandir("/tmp/a")] == [("b", True), ("file", False)]
    assert list(os.walk("/tmp/a")) == [("/tmp/a", ["b"], ["file"]), ("/tmp/a/b", ["c"], []), ("/tmp/a/b/c", [], [])]
    os.rename("/tmp/a/file", "/tmp/a/renamed")
    os.utime("/tmp/a/renamed", (1, 2))
    assert os.path.getmtime("/tmp/a/renamed") == 2
    os.chmod("/tmp/a/renamed", 0o600)
    assert os.stat("/tmp/a/renamed").st_mode == 0o100600
    assert os.access("/tmp/a/renamed", os.W_OK) and not os.access("/var/task", os.W_OK)
    assert refuses(FileNotFoundError, errno.ENOENT, os.stat, "/tmp/none") == "[Errno 2] No such file or directory: '/tmp/none'"
    refuses(FileExistsError, errno.EEXIST, os.mkdir, "/tmp/a")
    refuses(OSError, errno.ENOTEMPTY, os.rmdir, "/tmp/a")
    refuses(IsADirectoryError, errno.EISDIR, os.remove, "/tmp/a")
    refuses(NotADirectoryError, errno.ENOTDIR, os.listdir, "/tmp/a/renamed")
    refuses(OSError, errno.EROFS, os.mkdir, "/var/task/new")
    refuses(OSError, errno.EBADF, os.close, 77)
    os.remove("/tmp/a/renamed")
    for folder in ("/tmp/a/b/c", "/tmp/a/b", "/tmp/a"):
        os.rmdir(folder)
    assert not os.path.exists("/tmp/a")
    assert len(os.urandom(8)) == 8 and os.cpu_count() == 2 and os.getpid() > 0 and os.uname().sysname == "Linux"
    assert os.strerror(2) == "No such file or directory"
    return "ok"
