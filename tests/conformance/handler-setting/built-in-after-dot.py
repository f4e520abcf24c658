# sys below a package of the reader's.
#: handler pkg.sys.handler
#: file pkg/sys.py
def handler(event, context):
    return __name__
