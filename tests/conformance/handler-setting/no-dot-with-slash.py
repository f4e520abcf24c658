# A slash does not separate the function from the module.
#: handler app/handler
def handler(event, context):
    return 1
