# Python 2's exec.
def handler(event, context):
    exec "x = 1"
