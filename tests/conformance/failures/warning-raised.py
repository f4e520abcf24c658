# A warning is an exception too.
def handler(event, context):
    raise DeprecationWarning("too old")
