# A star without a place to unpack to.
def handler(event, context):
    return *event
