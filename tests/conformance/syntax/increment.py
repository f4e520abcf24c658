# Not Python's operator.
def handler(event, context):
    x = 1
    x++
    return x
