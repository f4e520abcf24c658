# The third argument has no default.
def handler(event, context, callback):
    return 1
