import json

import boto3

stock = boto3.client("lambda")

def handler(event, context):
    answer = stock.invoke(FunctionName="stock", Payload=json.dumps(event))
    payload = json.load(answer["Payload"])
    if answer["StatusCode"] == 200:
        return {"sold": event["pieces"], "left": payload["left"]}
    return {"refused": payload["errorMessage"]}
