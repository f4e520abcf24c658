# A bracket closed by another.
def handler(event, context):
    return [1, 2)
