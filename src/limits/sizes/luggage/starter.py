import boto3

s3 = boto3.client("s3")

def handler(event, context):
    text = event["letter"] * event["count"]
    return {"text": text}
