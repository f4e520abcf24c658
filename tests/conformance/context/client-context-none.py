# Without a client context.
def handler(event, context):
    return context.client_context
