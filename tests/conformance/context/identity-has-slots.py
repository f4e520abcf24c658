# The identity takes no other attribute; the context does.
def handler(event, context):
    context.own = 1
    context.identity.own = 1
