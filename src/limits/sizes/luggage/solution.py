import boto3

s3 = boto3.client("s3")

def handler(event, context):
    text = event["letter"] * event["count"]
    if len(text.encode()) > 6_000_000:
        s3.put_object(Bucket="luggage", Key=event["name"], Body=text.encode())
        return {"key": event["name"]}
    return {"text": text}
