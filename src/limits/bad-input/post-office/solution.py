import json

def handler(event, context):
    failed = []
    for record in event["Records"]:
        try:
            letter = json.loads(record["body"])
            print(letter["name"], "->", letter["zip"])
        except Exception as error:
            print("put aside:", repr(error))
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}
