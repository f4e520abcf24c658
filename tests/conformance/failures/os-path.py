# Frames of os.path and os: CPython has both frozen into its executable.
#: event 0
#: event 1
#: event 2
import os

WORK = [lambda: os.path.join("/tmp", None), lambda: os.makedirs(None), lambda: os.path.commonpath([])]

def handler(event, context):
    return WORK[event]()
