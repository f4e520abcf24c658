# A text of several lines that never ends.
def handler(event, context):
    """Says hello.
    return 1
