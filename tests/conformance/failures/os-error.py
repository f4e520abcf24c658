# An OSError made by hand gets the class of its number.
#: event 0
#: event 1
import errno

def handler(event, context):
    if event:
        raise OSError(errno.ENOENT, "No such file or directory", "/tmp/x")
    raise OSError("plain")
