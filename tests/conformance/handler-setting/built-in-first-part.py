# The clash is looked for in the part before the first dot.
#: handler sys.app.handler
#: file sys/app.py
def handler(event, context):
    return 1
