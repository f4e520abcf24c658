# It cannot be sent back: AWS's client fails outside its own handling, so the reader replaces it.
#: event "\ud83d!"
def handler(event, context):
    return event.encode("utf-8", "replace").decode()
