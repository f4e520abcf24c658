# A module without a name.
#: handler .handler
def handler(event, context):
    return 1
