# Not equal as in SQL.
def handler(event, context):
    return event <> 1
