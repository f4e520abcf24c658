# Without a dot there is no function's name.
#: handler handler
def handler(event, context):
    return 1
