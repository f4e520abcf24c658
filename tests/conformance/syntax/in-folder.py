# The path in the stack trace is the full one; the message has the file's name only.
#: handler pkg/sub/app.handler
#: file pkg/sub/app.py
def handler(event, context):
    x = = 1
