# An f-string with nothing in the braces.
def handler(event, context):
    return f"{}"
