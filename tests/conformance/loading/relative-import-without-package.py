# A relative import in a module that is in no package.
from . import work

def handler(event, context):
    return 1
