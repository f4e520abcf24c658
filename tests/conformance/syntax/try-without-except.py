# try alone.
def handler(event, context):
    try:
        return 1
    return 2
