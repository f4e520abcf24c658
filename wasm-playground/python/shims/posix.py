"""The operating system as a Lambda function sees it: _posix_files and _posix_folders have its files; here is what is the same in every
environment, a machine with one process and one user."""

import _host
from _posix_errors import error_of as _error, strerror
from _posix_files import *
from _posix_folders import *

environ = {}
_have_functions = []
error = OSError

EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR, EX_IOERR = 0, 64, 65, 66, 69, 70, 71, 74
WNOHANG, WUNTRACED, WCONTINUED = 1, 2, 8
P_ALL, P_PID, P_PGID = 0, 1, 2
PRIO_PROCESS, PRIO_PGRP, PRIO_USER = 0, 1, 2
NGROUPS_MAX, TMP_MAX = 65536, 238328

_UID, _GID = 993, 990


class terminal_size(tuple):
    __module__ = "os"
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return "os.terminal_size(columns=%d, lines=%d)" % self


class uname_result(tuple):
    __module__ = "posix"
    sysname, nodename, release, version, machine = (property(lambda self, at=at: self[at]) for at in range(5))

    def __repr__(self):
        return "posix.uname_result(sysname=%r, nodename=%r, release=%r, version=%r, machine=%r)" % self


class times_result(tuple):
    __module__ = "posix"
    user, system, children_user, children_system, elapsed = (property(lambda self, at=at: self[at]) for at in range(5))


def uname():
    return uname_result(("Linux", "169.254.10.1", "5.10.0", "#1 SMP", "x86_64"))


def times():
    now = _host.monotonic()
    return times_result((now, 0.0, 0.0, 0.0, now))


def urandom(size, /):
    if size < 0:
        raise ValueError("negative argument not allowed")
    return _host.random(size)


def getrandom(size, flags=0):
    return urandom(size)


def putenv(name, value, /):
    """There is no other process that would see it; what Linux refuses is refused."""
    name, value = (text.encode() if isinstance(text, str) else text for text in (name, value))
    if b"\0" in name or b"\0" in value:
        raise ValueError("embedded null byte")
    if not name or b"=" in name:
        raise ValueError("illegal environment variable name")


def unsetenv(name, /):
    pass


def getpid():
    return 2


def getppid():
    return 1


def getpgrp():
    return 1


def getuid():
    return _UID


def geteuid():
    return _UID


def getgid():
    return _GID


def getegid():
    return _GID


def getgroups():
    return [_GID]


def getlogin():
    raise _error(25)


_umask = 0o022


def umask(mask, /):
    global _umask
    before, _umask = _umask, mask & 0o777
    return before


def cpu_count():
    return 2


def sched_getaffinity(pid, /):
    return {0, 1}


def getloadavg():
    return (0.0, 0.0, 0.0)


def nice(increment, /):
    return 0


def sysconf(name, /):
    names = {"SC_PAGE_SIZE": 4096, "SC_PAGESIZE": 4096, "SC_NPROCESSORS_ONLN": 2, "SC_NPROCESSORS_CONF": 2, "SC_OPEN_MAX": 1024,
             "SC_CLK_TCK": 100}
    if name not in names:
        raise ValueError("unrecognized configuration name")
    return names[name]


def confstr(name, /):
    if name == "CS_GNU_LIBC_VERSION":
        return "glibc 2.34"
    raise ValueError("unrecognized configuration name")


sysconf_names = {"SC_PAGE_SIZE": 30, "SC_PAGESIZE": 30, "SC_NPROCESSORS_ONLN": 84, "SC_NPROCESSORS_CONF": 83, "SC_OPEN_MAX": 4, "SC_CLK_TCK": 2}


def get_terminal_size(fd=1, /):
    raise _error(25)


def _exit(status):
    _host.exit(status & 0xff if status >= 0 else status % 256)


def abort():
    _host.exit(134)


def kill(pid, signal, /):
    if pid == getpid() or pid == 0:
        if signal == 0:
            return
        _host.exit(128 + signal)
    raise _error(1)


# There are no other processes.

def _not_here(*arguments, **keywords):
    raise _error(1)


def fork():
    raise _error(11)


def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):
    pass


system = execv = execve = posix_spawn = posix_spawnp = setuid = setgid = chown = lchown = mkfifo = mknod = chroot = _not_here


def pipe():
    raise _error(24)


pipe2 = dup = dup2 = openpty = lambda *arguments, **keywords: pipe()


def waitpid(pid, options, /):
    raise _error(10)


def wait():
    raise _error(10)


def WIFSIGNALED(status):
    return status & 0x7f not in (0, 0x7f)


def WIFEXITED(status):
    return status & 0x7f == 0


def WIFSTOPPED(status):
    return status & 0xff == 0x7f


def WTERMSIG(status):
    return status & 0x7f


def WEXITSTATUS(status):
    return status >> 8 & 0xff


WSTOPSIG = WEXITSTATUS


def waitstatus_to_exitcode(status):
    return -WTERMSIG(status) if WIFSIGNALED(status) else WEXITSTATUS(status)


def _inputhook():
    pass
