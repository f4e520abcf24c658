# A list in itself, a dict in itself.
#: event 0
#: event 1
def handler(event, context):
    row = []
    row.append(row)
    table = {}
    table["self"] = table
    return [row, table][event]
