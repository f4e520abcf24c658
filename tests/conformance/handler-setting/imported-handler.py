# The function comes from another module.
#: handler app.handler
#: file app.py
from lib.work import handler
#: file lib/work.py
def handler(event, context):
    return __name__, handler.__module__
