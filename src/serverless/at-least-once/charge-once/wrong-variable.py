import boto3
from botocore.exceptions import ClientError

s3 = boto3.client("s3")
sqs = boto3.client("sqs")
payments = sqs.get_queue_url(QueueName="payments")["QueueUrl"]

paid = set()

def handler(event, context):
    if event["order"] in paid:
        return "was paid before"
    paid.add(event["order"])
    sqs.send_message(QueueUrl=payments, MessageBody=f"order {event['order']}: {event['euros']} euros")
    return "paid"
