# An exception that is returned.
def handler(event, context):
    return ValueError("returned")
