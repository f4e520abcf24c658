# The module loads, the function is not there.
#: handler app.main
def handler(event, context):
    return 1
