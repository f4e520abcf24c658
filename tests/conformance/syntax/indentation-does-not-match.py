# A line that goes back to a depth that was never there.
def handler(event, context):
        if event:
            return 1
    return 2
