"""posixpath and ntpath: paths of either kind, wherever the program runs."""
import ntpath
import os
import posixpath


def handler(event, context):
    assert os.path is posixpath and posixpath.join("a", "b") == "a/b" and ntpath.join("a", "b") == "a\\b"
    assert ntpath.join("C:\\a", "D:\\b") == "D:\\b"
    assert ntpath.split("C:\\a\\b.txt") == ("C:\\a", "b.txt") and ntpath.splitdrive("C:\\a") == ("C:", "\\a")
    assert ntpath.basename("a/b\\c") == "c" and ntpath.splitext("a.b\\c.d") == ("a.b\\c", ".d")
    assert ntpath.normpath("C:/a/../b") == "C:\\b" and ntpath.normcase("A/B") == "a\\b" and ntpath.isabs("C:\\a") and not ntpath.isabs("a")
    assert ntpath.commonpath(["C:\\a\\b", "C:\\a\\c"]) == "C:\\a"
    assert posixpath.sep == "/" and ntpath.sep == "\\" and ntpath.altsep == "/" and posixpath.altsep is None
    assert ntpath.splitroot("C:\\a") == ("C:", "\\", "a") and posixpath.splitroot("//a") == ("", "//", "a")
    return "ok"
