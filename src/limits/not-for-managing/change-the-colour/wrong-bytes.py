import boto3

s3 = boto3.client("s3")

def handler(event, context):
    if "set" in event:
        s3.put_object(Bucket="window", Key="colour", Body=event["set"].encode())
        return "done"
    if s3.list_objects_v2(Bucket="window", Prefix="colour")["KeyCount"] == 0:
        return "white"
    return s3.get_object(Bucket="window", Key="colour")["Body"].read()
