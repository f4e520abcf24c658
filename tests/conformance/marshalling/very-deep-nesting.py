# Two thousand lists in each other: simplejson calls itself too often.
def handler(event, context):
    value = 1
    for _ in range(2000):
        value = [value]
    return value
