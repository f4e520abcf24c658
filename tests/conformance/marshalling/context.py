# The context object.
def handler(event, context):
    return context
