# The answer of a web API, as text in text.
import json

def handler(event, context):
    return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": json.dumps({"größe": [1, 2.0, None]}), "isBase64Encoded": False}
