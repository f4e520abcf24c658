import boto3

s3 = boto3.client("s3")

def handler(event, context):
    if "set" in event:
        s3.put_object(Bucket="window", Key="colour", Body=event["set"].encode())
        return "done"
    return s3.get_object(Bucket="window", Key="colour")["Body"].read().decode()
