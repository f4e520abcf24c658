# A name that begins with a digit.
def handler(event, context):
    return 2nd
