import json

import boto3

sqs = boto3.client("sqs")
dead = sqs.get_queue_url(QueueName="dead")["QueueUrl"]
orders = sqs.get_queue_url(QueueName="orders")["QueueUrl"]

def handler(event, context):
    answer = sqs.receive_message(QueueUrl=dead, MaxNumberOfMessages=10)
    for message in answer.get("Messages", []):
        print(message["Body"])
