# The module is there, the name in it is not.
#: file app.py
from work import missing

def handler(event, context):
    return 1
#: file work.py
present = 1
