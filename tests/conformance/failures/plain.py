# A plain exception with a message.
def handler(event, context):
    raise Exception("Failed: the table is full")
