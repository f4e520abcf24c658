"""fnmatch, glob and shutil in /tmp."""
import fnmatch
import glob
import os
import shutil

from checks import raises


def handler(event, context):
    assert fnmatch.fnmatch("a.py", "*.py") and fnmatch.fnmatch("a.py", "?.p[xy]") and not fnmatch.fnmatchcase("A.py", "a.*")
    assert fnmatch.filter(["a.py", "b.txt"], "*.py") == ["a.py"] and fnmatch.filterfalse(["a.py", "b.txt"], "*.py") == ["b.txt"]
    assert fnmatch.fnmatch("x", "[!a]")
    assert fnmatch.translate("*.p?") == "(?s:.*\\.p.)\\z"
    for name in ("g/a.txt", "g/b.txt", "g/.hidden", "g/deep/c.txt", "g/deep/er/d.py"):
        os.makedirs(os.path.dirname("/tmp/" + name), exist_ok=True)
        with open("/tmp/" + name, "w") as file:
            file.write(name)
    assert sorted(glob.glob("/tmp/g/*.txt")) == ["/tmp/g/a.txt", "/tmp/g/b.txt"]
    assert sorted(glob.glob("/tmp/g/**/*.txt", recursive=True)) == ["/tmp/g/a.txt", "/tmp/g/b.txt", "/tmp/g/deep/c.txt"]
    assert glob.glob("/tmp/none/*") == []
    assert sorted(glob.glob("*", root_dir="/tmp/g")) == ["a.txt", "b.txt", "deep"] and glob.glob("/tmp/g/.*") == ["/tmp/g/.hidden"]
    assert glob.escape("a[1]*") == "a[[]1][*]" and glob.has_magic("a*")
    assert sorted(glob.iglob("/tmp/g/[ab].txt")) == ["/tmp/g/a.txt", "/tmp/g/b.txt"]
    assert shutil.copy("/tmp/g/a.txt", "/tmp/g/copy.txt") == "/tmp/g/copy.txt" and open("/tmp/g/copy.txt").read() == "g/a.txt"
    assert shutil.copy2("/tmp/g/a.txt", "/tmp/g/deep") == "/tmp/g/deep/a.txt" and shutil.copyfile("/tmp/g/a.txt", "/tmp/g/x") == "/tmp/g/x"
    raises(shutil.SameFileError, "'/tmp/g/x' and '/tmp/g/x' are the same file", shutil.copyfile, "/tmp/g/x", "/tmp/g/x")
    raises(FileNotFoundError, None, shutil.copy, "/tmp/g/none", "/tmp/g/y")
    shutil.copytree("/tmp/g", "/tmp/h", ignore=shutil.ignore_patterns("*.py", "deep"))
    assert sorted(os.listdir("/tmp/h")) == [".hidden", "a.txt", "b.txt", "copy.txt", "x"]
    raises(FileExistsError, None, shutil.copytree, "/tmp/g", "/tmp/h")
    shutil.copytree("/tmp/g", "/tmp/h", dirs_exist_ok=True)
    assert os.path.exists("/tmp/h/deep/er/d.py") and shutil.move("/tmp/h/x", "/tmp/g/moved") == "/tmp/g/moved"
    assert not os.path.exists("/tmp/h/x")
    with open("/tmp/g/a.txt", "rb") as source, open("/tmp/g/obj", "wb") as target:
        shutil.copyfileobj(source, target, 2)
    assert os.path.getsize("/tmp/g/obj") == 7 and shutil.which("no-such-program") is None and shutil.disk_usage("/tmp").total > 0
    shutil.rmtree("/tmp/g")
    shutil.rmtree("/tmp/h")
    raises(FileNotFoundError, None, shutil.rmtree, "/tmp/g")
    assert shutil.get_terminal_size((80, 24)).columns > 0
    return "ok"
