"""pwd and getpass: who a function is and to whom folders belong (LocalStack test_lambda.py test_runtime_introspection_x86, 2025-11-24)."""
# only on Lambda: users and folders are Lambda's
import getpass
import os
import platform
import pwd
import stat
from pathlib import Path

RECORDED = {"/var/task": "drwxr-xr-x", "/opt": "drwxr-xr-x", "/tmp": "drwxrwxrwt"}


def handler(event, context):
    assert (getpass.getuser(), platform.system(), platform.machine(), os.getcwd()) == ("sbx_user1051", "Linux", "x86_64", "/var/task")
    for path, mode in RECORDED.items():
        status = Path(path).stat()
        assert (stat.filemode(status.st_mode), status.st_uid, status.st_gid, Path(path).owner()) == (mode, 0, 0, "root"), path
    assert pwd.getpwuid(os.getuid()).pw_name == "sbx_user1051" and pwd.getpwnam("root").pw_uid == 0
    Path("/tmp/mine").write_text("mine")
    assert Path("/tmp/mine").owner() == "sbx_user1051" and os.access("/tmp", os.W_OK) and not os.access("/var/task", os.W_OK)
    for find, key in ((pwd.getpwuid, 7), (pwd.getpwnam, "nobody")):
        try:
            find(key)
        except KeyError:
            continue
        raise AssertionError(key)
    return "ok"
