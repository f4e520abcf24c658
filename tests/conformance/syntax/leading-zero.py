# A number as in C.
def handler(event, context):
    return 007
