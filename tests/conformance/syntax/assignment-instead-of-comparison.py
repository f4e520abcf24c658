# One equals sign where two belong.
def handler(event, context):
    if event = {}:
        return 1
