"""subprocess and socket: there is nothing to start and nobody to talk to."""
# only on Lambda: elsewhere programs start
import socket
import subprocess

from checks import raises


def handler(event, context):
    raises(OSError, None, subprocess.run, ["ls"])
    assert subprocess.PIPE == -1 and subprocess.CalledProcessError(2, ["x"]).returncode == 2
    assert str(subprocess.CalledProcessError(2, ["x"])) == "Command '['x']' returned non-zero exit status 2."
    assert subprocess.list2cmdline(["a b", "c"]) == '"a b" c'
    assert issubclass(socket.timeout, OSError) and socket.timeout is TimeoutError and socket.AF_INET == 2
    assert socket.inet_aton("1.2.3.4") == b"\x01\x02\x03\x04"
    return "ok"
