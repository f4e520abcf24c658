"""pwd: the users of an execution environment: root, and the one that functions run as. Their names, recorded: LocalStack
tests/aws/services/lambda_/test_lambda.py test_runtime_introspection_x86 (2025-11-24), read 2026-11-27."""

from collections import namedtuple

struct_passwd = namedtuple("struct_passwd", "pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell")

_users = [
    struct_passwd("root", "x", 0, 0, "root", "/root", "/bin/bash"),
    struct_passwd("sbx_user1051", "x", 993, 990, "", "/home/sbx_user1051", "/sbin/nologin"),
]


def getpwall():
    return list(_users)


def getpwuid(uid, /):
    for user in _users:
        if user.pw_uid == uid:
            return user
    raise KeyError("getpwuid(): uid not found: %d" % uid)


def getpwnam(name, /):
    for user in _users:
        if user.pw_name == name:
            return user
    raise KeyError("getpwnam(): name not found: %r" % name)
