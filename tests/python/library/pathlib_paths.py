"""pathlib: pure paths, parts, matching, joining."""
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from checks import raises


def handler(event, context):
    p = PurePosixPath("/var/task/app.tar.gz")
    assert (p.name, p.stem, p.suffix, p.suffixes, str(p.parent), p.parts, p.anchor, p.root) == ("app.tar.gz", "app.tar", ".gz", [".tar", ".gz"], "/var/task", ("/", "var", "task", "app.tar.gz"), "/", "/")
    assert p / "x" == PurePosixPath("/var/task/app.tar.gz/x") and "a" / PurePosixPath("b") == PurePosixPath("a/b")
    assert p.parent / "/etc" == PurePosixPath("/etc") and PurePosixPath("a", "b", "../c").as_posix() == "a/b/../c"
    assert p.with_suffix(".zip").name == "app.tar.zip" and p.with_name("b").name == "b" and p.with_stem("z").name == "z.gz"
    assert PurePosixPath("a").with_suffix(".x") == PurePosixPath("a.x")
    assert [str(x) for x in p.parents] == ["/var/task", "/var", "/"] and p.relative_to("/var") == PurePosixPath("task/app.tar.gz")
    assert p.is_relative_to("/var") and p.is_absolute() and not PurePosixPath("a").is_absolute()
    raises(ValueError, "'/var/task/app.tar.gz' is not in the subpath of '/etc'", p.relative_to, "/etc")
    assert str(PurePosixPath("/a/b").relative_to("/a/c", walk_up=True)) == "../b" and p.match("*.gz") and p.match("task/*")
    assert not p.match("*.py") and p.full_match("/var/**/*.gz")
    assert PurePosixPath("a//b/./c/") == PurePosixPath("a/b/c") and str(PurePosixPath("")) == "." and str(PurePosixPath("..")) == ".."
    assert PurePosixPath(".hidden").suffix == "" and PurePosixPath("//a").parts == ("//", "a")
    assert repr(p) == "PurePosixPath('/var/task/app.tar.gz')" and hash(PurePosixPath("a")) == hash(PurePosixPath("a"))
    assert sorted([PurePosixPath("b"), PurePosixPath("a")])[0].name == "a" and p.as_uri() == "file:///var/task/app.tar.gz"
    assert type(Path("a")).__name__ == "PosixPath" and isinstance(Path("a"), PurePath) and Path("a") / "b" == Path("a/b")
    assert str(Path("a").absolute()).endswith("/a") and Path("a").joinpath("b", "c").parts == ("a", "b", "c")
    w = PureWindowsPath(r"C:\Users\ada\x.txt")
    assert (w.drive, w.name, w.as_posix(), w.parts[0]) == ("C:", "x.txt", "C:/Users/ada/x.txt", "C:\\")
    assert PureWindowsPath("a\\B") == PureWindowsPath("A/b")
    raises(ValueError, "PurePosixPath('/') has an empty name", PurePosixPath("/").with_name, "x")
    raises(ValueError, "Invalid suffix 'zip'", p.with_suffix, "zip")
    raises(ValueError, "Invalid name 'a/b'", p.with_name, "a/b")
    raises(TypeError, "argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'int'", PurePosixPath, 5)
    raises(TypeError, "unsupported operand type(s) for /: 'PurePosixPath' and 'int'", lambda: p / 5)
    raises(ValueError, "relative paths can't be expressed as file URIs", lambda: Path("a").as_uri())
    return "ok"
