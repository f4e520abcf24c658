# A bracket that is never closed.
def handler(event, context):
    return {"statusCode": 200
