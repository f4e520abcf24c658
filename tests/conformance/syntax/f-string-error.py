# An expression in an f-string is not closed.
def handler(event, context):
    return f"{event['name'}"
