# Integers of any size.
def handler(event, context):
    return [0, -1, 2**31, 2**53 + 1, 2**64, -(10**40), True + 1]
