# More dots than there are packages.
#: handler pkg.app.handler
#: file pkg/app.py
from ...work import step

def handler(event, context):
    return 1
