"""open and io: modes, text and bytes, errors in Python's words."""
# only on Lambda: it wants /tmp and /var/task as they are there
import io


def refusal(*arguments, **keywords):
    try:
        open(*arguments, **keywords)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    raise AssertionError("opened")


def handler(event, context):
    with open("/tmp/a.txt", "w") as file:
        assert file.write("héllo\nworld\n") == 12 and file.writable() and not file.readable() and file.name == "/tmp/a.txt"
    with open("/tmp/a.txt", encoding="utf-8") as file:
        assert file.read() == "héllo\nworld\n"
    with open("/tmp/a.txt", "a") as file:
        file.write("third\n")
        assert file.tell() == 19
    assert [line for line in open("/tmp/a.txt")] == ["héllo\n", "world\n", "third\n"]
    assert open("/tmp/a.txt", "rb").readlines()[2] == b"third\n"
    with open("/tmp/b.bin", "wb") as file:
        file.write(bytes(range(256)) * 2000)
    with open("/tmp/b.bin", "r+b") as file:
        file.seek(10)
        file.write(b"XY")
        file.seek(9)
        assert file.read(4) == b"\x09XY\x0c"
        file.truncate(20)
    assert len(open("/tmp/b.bin", "rb").read()) == 20 and open("/tmp/b.bin", "rb", 0).read(3) == b"\x00\x01\x02"
    print("by print", file=open("/tmp/p.txt", "w"), flush=True)
    assert open("/tmp/p.txt").readline() == "by print\n"
    assert refusal("/tmp/a.txt", "x") == "FileExistsError: [Errno 17] File exists: '/tmp/a.txt'"
    assert refusal("/nope.txt") == "FileNotFoundError: [Errno 2] No such file or directory: '/nope.txt'"
    assert refusal("/var/task/x", "w") == "OSError: [Errno 30] Read-only file system: '/var/task/x'"
    assert refusal("/tmp") == "IsADirectoryError: [Errno 21] Is a directory: '/tmp'"
    assert refusal("/tmp/a.txt", "rz") == "ValueError: invalid mode: 'rz'"
    assert refusal("/tmp/a.txt", "rb", encoding="utf-8") == "ValueError: binary mode doesn't take an encoding argument"
    for closed, words in ((file, "read of closed file"), (open("/tmp/a.txt"), "I/O operation on closed file")):
        closed.close()
        try:
            closed.read()
        except ValueError as error:
            assert str(error).startswith(words), error
        else:
            raise AssertionError("read")
    try:
        open("/tmp/b.bin", encoding="utf-8").write("x")
    except io.UnsupportedOperation as error:
        assert str(error) == "not writable", error
    text = io.StringIO("a\nb")
    assert text.readline() == "a\n" and text.read() == "b"
    data = io.BytesIO()
    wrapper = io.TextIOWrapper(data, "latin-1", write_through=True)
    wrapper.write("é")
    assert data.getvalue() == b"\xe9" and io.BytesIO(b"abc").read(2) == b"ab"
    with open("/dev/null", "w") as file:
        file.write("gone")
    return "ok"
