# A no-break space, copied from a web page.
def handler(event, context):
    return 1 + 2
