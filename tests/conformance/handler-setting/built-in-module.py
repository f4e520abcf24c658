# A built-in module refuses to be the handler's module, even if there is a file of that name.
#: handler sys.handler
#: file sys.py
def handler(event, context):
    return 1
