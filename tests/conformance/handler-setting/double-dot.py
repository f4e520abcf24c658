# An empty part in the middle.
#: handler pkg..app.handler
#: file pkg/app.py
def handler(event, context):
    return 1
