# The handler is called with two arguments.
def handler(event):
    return event
