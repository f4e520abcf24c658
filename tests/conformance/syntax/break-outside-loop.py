# break without a loop.
def handler(event, context):
    break
