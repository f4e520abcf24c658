# Python 2's except.
def handler(event, context):
    try:
        return 1
    except KeyError, error:
        return 2
