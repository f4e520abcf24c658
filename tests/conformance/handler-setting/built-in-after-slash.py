# The clash is looked for before slashes are replaced.
#: handler pkg/sys.handler
#: file pkg/sys.py
def handler(event, context):
    return __name__
