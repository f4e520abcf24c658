# The env of a client context that has none.
#: event {}
#: client_context {"custom": {"user": "u"}}
def handler(event, context):
    return context.client_context.env["locale"]
