# := as a statement.
def handler(event, context):
    n := 1
    return n
