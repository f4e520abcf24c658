import json

import boto3

sqs = boto3.client("sqs")
dead = sqs.get_queue_url(QueueName="dead")["QueueUrl"]
orders = sqs.get_queue_url(QueueName="orders")["QueueUrl"]

def handler(event, context):
    while messages := sqs.receive_message(QueueUrl=dead, MaxNumberOfMessages=10).get("Messages"):
        for message in messages:
            if "price" in message["Body"]:
                sqs.send_message(QueueUrl=orders, MessageBody=message["Body"])
                sqs.delete_message(QueueUrl=dead, ReceiptHandle=message["ReceiptHandle"])
