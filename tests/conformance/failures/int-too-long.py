# A number of more digits than Python converts.
def handler(event, context):
    return int("9" * 5000)
