"""pathlib, tempfile, shutil, glob"""
# only on Lambda: the current directory is /var/task
import glob
import os
import shutil
import tempfile
from pathlib import Path, PurePosixPath


def handler(event, context):
    folder = Path("/tmp/d/e")
    folder.mkdir(parents=True)
    (folder / "x.txt").write_text("hi\n")
    assert (folder / "x.txt").read_text() == "hi\n" and (folder / "x.txt").stat().st_size == 3
    (folder / "y.bin").write_bytes(b"1")
    assert sorted(p.name for p in folder.iterdir()) == ["x.txt", "y.bin"]
    assert [str(p) for p in Path("/tmp/d").rglob("*.txt")] == ["/tmp/d/e/x.txt"]
    assert folder.exists() and (folder / "x.txt").is_file() and not (folder / "none").exists()
    assert PurePosixPath("/a/b.tar.gz").suffixes == [".tar", ".gz"] and Path("a/b").with_suffix(".c").name == "b.c"
    assert Path.cwd() == Path("/var/task") and (Path("/a") / ".." / "b").resolve() == Path("/b")
    assert glob.glob("/tmp/d/*/*.txt") == ["/tmp/d/e/x.txt"]
    (folder / "x.txt").rename(folder / "z.txt")
    (folder / "z.txt").unlink()
    (folder / "z.txt").unlink(missing_ok=True)
    shutil.copy("/tmp/d/e/y.bin", "/tmp/d/copy.bin")
    shutil.move("/tmp/d/copy.bin", "/tmp/d/moved.bin")
    assert shutil.disk_usage("/tmp").free > 0
    shutil.rmtree("/tmp/d")
    assert not os.path.exists("/tmp/d")
    with tempfile.NamedTemporaryFile("w+", suffix=".txt") as file:
        file.write("x")
        file.seek(0)
        assert file.read() == "x" and file.name.startswith("/tmp/")
        name = file.name
    assert not os.path.exists(name) and tempfile.gettempdir() == "/tmp"
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/q", "w") as file:
            file.write("q")
        assert os.listdir(folder) == ["q"]
    assert not os.path.exists(folder)
    with tempfile.TemporaryFile() as file:
        file.write(b"z")
    descriptor, name = tempfile.mkstemp()
    os.close(descriptor)
    os.remove(name)
    return "ok"
