import json

import boto3

stock = boto3.client("lambda")

def handler(event, context):
    answer = stock.invoke(FunctionName="stock", Payload=json.dumps(event))
    payload = json.load(answer["Payload"])
    if payload.get("left"):
        return {"sold": event["pieces"], "left": payload["left"]}
    if payload.get("errorType", "ValueError") == "ValueError":
        return {"refused": payload.get("errorMessage")}
    raise RuntimeError(f"stock: {payload['errorMessage']}")
