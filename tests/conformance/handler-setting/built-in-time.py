# time is built into the executable as well.
#: handler time.sleep
#: file app.py
def handler(event, context):
    return 1
