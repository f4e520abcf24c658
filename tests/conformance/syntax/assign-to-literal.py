# A literal on the left side.
def handler(event, context):
    1 = event
