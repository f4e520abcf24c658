# A folder without __init__.py is a package too; relative imports work in it.
#: handler a.b.c.handler
#: file a/b/c.py
from . import d
from ..e import VALUE

def handler(event, context):
    return d.VALUE, VALUE, type(__import__("a").__path__).__name__
#: file a/b/d.py
VALUE = "sibling"
#: file a/e.py
VALUE = "uncle"
