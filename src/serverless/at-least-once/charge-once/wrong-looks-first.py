import boto3
from botocore.exceptions import ClientError

s3 = boto3.client("s3")
sqs = boto3.client("sqs")
payments = sqs.get_queue_url(QueueName="payments")["QueueUrl"]

def handler(event, context):
    key = str(event["order"])
    if s3.list_objects_v2(Bucket="paid", Prefix=key)["KeyCount"] > 0:
        return "was paid before"
    s3.put_object(Bucket="paid", Key=key, Body=b"")
    sqs.send_message(QueueUrl=payments, MessageBody=f"order {event['order']}: {event['euros']} euros")
    return "paid"
