# A comma is missing in a dictionary.
def handler(event, context):
    return {
        "statusCode": 200
        "body": "ok"
    }
