# The file that the handler names was not deployed.
#: handler search.handler
#: file app.py
def handler(event, context):
    return 1
