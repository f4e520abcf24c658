# An f-string whose text never ends.
def handler(event, context):
    return f"{event}
