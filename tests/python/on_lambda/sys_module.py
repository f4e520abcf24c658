"""sys: versions, paths, modules as on AWS."""
# only on Lambda: paths and modules of AWS's runtime
import sys


def handler(event, context):
    assert sys.version_info[:2] == (3, 14) and sys.platform == "linux"
    assert sys.path[0] == "/var/task" and "/opt/python" in sys.path and "/var/runtime" in sys.path
    assert "sys" in sys.builtin_module_names and "json" not in sys.builtin_module_names and "math" not in sys.builtin_module_names
    assert sys.getrecursionlimit() == 1000 and sys.maxunicode == 0x10FFFF and sys.byteorder == "little"
    assert sys.getdefaultencoding() == "utf-8" and sys.getfilesystemencoding() == "utf-8"
    assert sys.flags.dont_write_bytecode and sys.dont_write_bytecode
    assert sys.prefix == "/var/lang" and sys.executable.startswith("/var/lang/bin/python3")
    assert sys.stdin.read() == "" and "json" in sys.modules
    assert sys.getsizeof([]) > 0 and sys.intern("a") == "a"
    try:
        raise ValueError("x")
    except ValueError:
        assert sys.exc_info()[0] is ValueError and sys.exception().args == ("x",)
    return "ok"
