# One bracket too many.
def handler(event, context):
    return len(event))
