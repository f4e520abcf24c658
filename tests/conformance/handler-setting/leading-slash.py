# An absolute path becomes a relative import.
#: handler /app.handler
def handler(event, context):
    return 1
