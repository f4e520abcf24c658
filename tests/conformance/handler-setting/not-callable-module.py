# A module is no function.
#: handler pkg.app
#: file pkg/__init__.py
from . import app
#: file pkg/app.py
def handler(event, context):
    return 1
