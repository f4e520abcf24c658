"""pathlib: reading, writing, globbing and walking in /tmp."""
import shutil
from pathlib import Path

from checks import raises


def handler(event, context):
    top = Path("/tmp/paths")
    (top / "a" / "b").mkdir(parents=True)
    raises(FileExistsError, None, top.mkdir)
    top.mkdir(exist_ok=True)
    raises(FileNotFoundError, None, (top / "x" / "y").mkdir)
    assert (top / "one.txt").write_text("é\nsecond\n") == 9 and (top / "one.txt").read_text().splitlines() == ["é", "second"]
    assert (top / "one.txt").read_bytes() == b"\xc3\xa9\nsecond\n"
    assert (top / "a" / "two.bin").write_bytes(b"\x00\x01") == 2 and (top / "a" / "two.bin").stat().st_size == 2
    (top / "a" / "b" / "three.txt").touch()
    raises(FileExistsError, None, (top / "one.txt").touch, exist_ok=False)
    assert sorted(x.name for x in top.iterdir()) == ["a", "one.txt"]
    assert sorted(str(x.relative_to(top)) for x in top.rglob("*")) == ["a", "a/b", "a/b/three.txt", "a/two.bin", "one.txt"]
    assert sorted(x.name for x in top.glob("**/*.txt")) == ["one.txt", "three.txt"] and [x.name for x in top.glob("*.txt")] == ["one.txt"]
    assert list(top.glob("nope*")) == [] and [x.name for x in top.glob("a/[st]*")] == ["two.bin"]
    assert [(str(d.relative_to(top)), sorted(ds), sorted(fs)) for d, ds, fs in top.walk()] == [(".", ["a"], ["one.txt"]), ("a", ["b"], ["two.bin"]), ("a/b", [], ["three.txt"])]
    assert (top / "one.txt").is_file() and top.is_dir() and not (top / "none").exists() and not (top / "one.txt").is_symlink()
    assert (top / "a/../one.txt").resolve() == top / "one.txt"
    moved = (top / "one.txt").rename(top / "uno.txt")
    assert moved == top / "uno.txt" and moved.exists() and not (top / "one.txt").exists()
    with moved.open("a", encoding="utf-8") as file:
        file.write("third\n")
    assert moved.read_text(encoding="utf-8").count("\n") == 3 and moved.replace(top / "a" / "uno.txt").parent.name == "a"
    raises(FileNotFoundError, None, (top / "none").read_text)
    raises(IsADirectoryError, None, top.read_text)
    raises(OSError, None, top.rmdir)
    (top / "a" / "b" / "three.txt").unlink()
    raises(FileNotFoundError, None, (top / "a" / "b" / "three.txt").unlink)
    (top / "none").unlink(missing_ok=True)
    (top / "a" / "b").rmdir()
    copied = (top / "a").copy(top / "copied")
    assert sorted(x.name for x in copied.iterdir()) == ["two.bin", "uno.txt"]
    assert shutil.copytree(top / "a", top / "tree") and shutil.move(top / "tree", top / "moved")
    assert sorted(x.name for x in (top / "moved").iterdir()) == ["two.bin", "uno.txt"]
    shutil.rmtree(top)
    assert not top.exists() and Path("/tmp").exists() and Path("/tmp/x").parent.samefile("/tmp")
    assert not shutil.rmtree("/tmp/none", ignore_errors=True)
    return "ok"
