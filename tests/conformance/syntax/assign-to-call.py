# A call on the left side.
def handler(event, context):
    len(event) = 1
