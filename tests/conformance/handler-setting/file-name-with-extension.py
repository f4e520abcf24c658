# The file's name where the module's belongs: "py" is taken for a module.
#: handler app.py.handler
def handler(event, context):
    return 1
