"""os.path: joining and splitting, all of it on text."""
import os
import os.path

from checks import raises


def handler(event, context):
    p = os.path
    assert p.join("a", "b", "c.txt") == "a/b/c.txt" and p.join("a/", "b") == "a/b" and p.join("a", "/b") == "/b" and p.join("a", "") == "a/"
    assert p.join("", "b") == "b"
    assert p.split("/a/b/c.txt") == ("/a/b", "c.txt") and p.split("c") == ("", "c") and p.split("/") == ("/", "")
    assert p.basename("/a/b/") == "" and p.dirname("/a/b/") == "/a/b" and p.dirname("c") == ""
    assert p.splitext("a.tar.gz") == ("a.tar", ".gz") and p.splitext(".bashrc") == (".bashrc", "")
    assert p.splitext("a/b.c/d") == ("a/b.c/d", "") and p.splitext("x.") == ("x", ".")
    assert p.normpath("/a/./b/../c//d/") == "/a/c/d" and p.normpath("") == "." and p.normpath("../a/..") == ".."
    assert p.normpath("//a") == "//a" and p.normpath("/..") == "/"
    assert p.isabs("/a") and not p.isabs("a") and p.relpath("/a/b/c", "/a/d") == "../b/c" and p.relpath("/a", "/a") == "."
    assert p.abspath("/a/../b") == "/b"
    assert p.commonpath(["/a/b/c", "/a/b/d"]) == "/a/b" and p.commonprefix(["abc", "abd"]) == "ab"
    assert p.splitroot("/a/b") == ("", "/", "a/b") and p.splitdrive("/a") == ("", "/a")
    raises(ValueError, "Can't mix absolute and relative paths", p.commonpath, ["/a", "b"])
    raises(ValueError, "commonpath() arg is an empty sequence", p.commonpath, [])
    raises(TypeError, "expected str, bytes or os.PathLike object, not NoneType", p.join, None)
    raises(TypeError, "join() argument must be str, bytes, or os.PathLike object, not 'int'", p.join, "a", 5)
    raises(TypeError, "Can't mix strings and bytes in path components", p.join, "a", b"b")
    os.environ["WORD"] = "x"
    assert p.expandvars("$WORD/${WORD}y/$NOT_THERE") == "x/xy/$NOT_THERE" and p.expanduser("a/~") == "a/~"
    del os.environ["WORD"]
    assert p.exists("/tmp") and p.isdir("/tmp") and not p.isfile("/tmp") and not p.exists("/tmp/never") and not p.islink("/tmp")
    assert p.lexists("/tmp") and p.samefile("/tmp", "/tmp/../tmp")
    assert (os.sep, os.pardir, os.curdir, os.extsep, os.pathsep, os.linesep, os.devnull) == ("/", "..", ".", ".", ":", "\n", "/dev/null")
    assert os.fspath("a") == "a" and os.fsencode("é") == b"\xc3\xa9" and os.fsdecode(b"\xc3\xa9") == "é" and p.join(b"a", b"b") == b"a/b"
    assert p.normcase("A") == "A"
    raises(TypeError, "expected str, bytes or os.PathLike object, not int", os.fspath, 5)
    assert p.realpath("/tmp/../tmp/x") == "/tmp/x"
    return "ok"
