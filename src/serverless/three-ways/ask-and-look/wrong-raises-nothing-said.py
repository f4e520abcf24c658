import json

import boto3

stock = boto3.client("lambda")

def handler(event, context):
    answer = stock.invoke(FunctionName="stock", Payload=json.dumps(event))
    payload = json.load(answer["Payload"])
    if payload.get("errorType") == "ValueError":
        return {"refused": payload["errorMessage"]}
    return {"sold": event["pieces"], "left": payload["left"]}
