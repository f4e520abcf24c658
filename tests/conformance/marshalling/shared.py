# The same list twice is no circle.
def handler(event, context):
    row = [1]
    return {"a": row, "b": [row, row]}
