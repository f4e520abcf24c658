# A block without a body, in the middle.
def handler(event, context):
    if event:
    return 1
