import json


def handler(event, context):
    failed = []
    for record in event["Records"]:
        try:
            order = json.loads(record["body"])
            print("packed order", order["id"])
        except Exception as error:
            print("not packed:", record["body"], "because of", repr(error))
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}
