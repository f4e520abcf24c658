# A function without a name.
#: handler app.
def handler(event, context):
    return 1
