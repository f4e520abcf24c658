# A local variable without a value.
def handler(event, context):
    if event:
        total = 1
    return total
