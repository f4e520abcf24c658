# Two hundred lists in each other.
def handler(event, context):
    value = 1
    for _ in range(200):
        value = [value]
    return value
