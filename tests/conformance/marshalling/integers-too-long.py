# An integer of more digits than Python converts.
def handler(event, context):
    return 10**5000
