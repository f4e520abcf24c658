import json

import boto3

s3 = boto3.client("s3")
sqs = boto3.client("sqs")
receipts = sqs.get_queue_url(QueueName="receipts")["QueueUrl"]

def handler(event, context):
    for record in event["Records"]:
        order = json.loads(record["body"])
        sqs.send_message(QueueUrl=receipts, MessageBody=f"order {order['id']}: {order['cents']} cents")
        s3.put_object(Bucket="ledger", Key=f"orders/{order['id']}", Body=record["body"])
