# A character that no source may hold.
#: file app.py
import work

def handler(event, context):
    return 1
#: file work.py
exec("x = 1\0")
