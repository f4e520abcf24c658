# math is a file of its own on Linux: no clash, but loaded already, so the reader's math.py is not seen.
#: handler math.handler
#: file math.py
def handler(event, context):
    return 1
