# A keyword that must be given.
def handler(event, context, *, table):
    return 1
