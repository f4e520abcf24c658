# `sys/x` is no built-in module, so the import is tried.
#: handler sys/x.handler
#: file app.py
def handler(event, context):
    return 1
