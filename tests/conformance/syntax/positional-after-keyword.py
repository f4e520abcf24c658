# Arguments in the wrong order.
def handler(event, context):
    return dict(a=1, event)
