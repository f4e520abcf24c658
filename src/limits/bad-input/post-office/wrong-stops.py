import json

def handler(event, context):
    failed = []
    try:
        for record in event["Records"]:
            letter = json.loads(record["body"])
            print(letter["name"], "->", letter["zip"])
    except Exception:
        failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}
