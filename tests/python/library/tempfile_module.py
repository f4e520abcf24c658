"""tempfile: files and folders that go away."""
import os
import tempfile

from checks import raises


def handler(event, context):
    assert tempfile.gettempdir() == "/tmp" and tempfile.gettempprefix() == "tmp"
    with tempfile.TemporaryDirectory(prefix="pre-", suffix="-suf") as folder:
        assert os.path.isdir(folder) and folder.startswith("/tmp/pre-") and folder.endswith("-suf")
        with open(os.path.join(folder, "a"), "w") as file:
            file.write("x")
        os.mkdir(os.path.join(folder, "deeper"))
    assert not os.path.exists(folder)
    with tempfile.NamedTemporaryFile("w+", suffix=".txt", delete=False) as file:
        file.write("kept")
        file.seek(0)
        assert file.read() == "kept" and file.name.endswith(".txt")
    with open(file.name) as again:
        assert again.read() == "kept"
    os.remove(file.name)
    with tempfile.NamedTemporaryFile() as gone:
        gone.write(b"x")
        assert os.path.exists(gone.name)
    assert not os.path.exists(gone.name)
    with tempfile.TemporaryFile() as nameless:
        nameless.write(b"abc")
        nameless.seek(1)
        assert nameless.read() == b"bc"
    descriptor, name = tempfile.mkstemp(dir="/tmp", prefix="made")
    os.write(descriptor, b"1")
    os.close(descriptor)
    assert os.path.getsize(name) == 1 and os.path.basename(name).startswith("made")
    os.unlink(name)
    folder = tempfile.mkdtemp()
    assert os.listdir(folder) == []
    os.rmdir(folder)
    spooled = tempfile.SpooledTemporaryFile(max_size=5, mode="w+")
    spooled.write("abc")
    assert spooled._rolled is False
    spooled.write("defghi")
    spooled.seek(0)
    assert spooled._rolled and spooled.read() == "abcdefghi"
    spooled.close()
    raises(FileNotFoundError, None, tempfile.mkdtemp, dir="/tmp/not/there")
    assert len({os.path.basename(tempfile.mktemp()) for _ in range(10)}) == 10
    return "ok"
