# Without a message there is no colon in the log.
def handler(event, context):
    raise ValueError
