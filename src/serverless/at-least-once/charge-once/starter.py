import boto3
from botocore.exceptions import ClientError

s3 = boto3.client("s3")
sqs = boto3.client("sqs")
payments = sqs.get_queue_url(QueueName="payments")["QueueUrl"]

def handler(event, context):
    sqs.send_message(QueueUrl=payments, MessageBody=f"order {event['order']}: {event['euros']} euros")
    return "paid"
