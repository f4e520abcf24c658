# Not Python's word.
def handler(event, context):
    if event:
        return 1
    else if context:
        return 2
