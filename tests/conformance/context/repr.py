# repr and str of the context and of the identity.
def handler(event, context):
    print(context)
    print(context.identity)
    return repr(context), type(context).__module__, type(context).__qualname__
