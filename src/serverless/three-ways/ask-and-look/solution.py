import json

import boto3

stock = boto3.client("lambda")

def handler(event, context):
    answer = stock.invoke(FunctionName="stock", Payload=json.dumps(event))
    payload = json.load(answer["Payload"])
    if "FunctionError" not in answer:
        return {"sold": event["pieces"], "left": payload["left"]}
    if payload["errorType"] == "ValueError":
        return {"refused": payload["errorMessage"]}
    raise RuntimeError(f"stock: {payload['errorMessage']}")
