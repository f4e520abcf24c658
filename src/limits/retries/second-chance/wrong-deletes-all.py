import json

import boto3

sqs = boto3.client("sqs")
dead = sqs.get_queue_url(QueueName="dead")["QueueUrl"]
orders = sqs.get_queue_url(QueueName="orders")["QueueUrl"]

def mended(order):
    price = order.get("price")
    if isinstance(price, str):
        order["price"] = float(price.replace(",", "."))
    return order if price else None

def handler(event, context):
    while messages := sqs.receive_message(QueueUrl=dead, MaxNumberOfMessages=10).get("Messages"):
        for message in messages:
            order = mended(json.loads(message["Body"]))
            if order:
                sqs.send_message(QueueUrl=orders, MessageBody=json.dumps(order))
            sqs.delete_message(QueueUrl=dead, ReceiptHandle=message["ReceiptHandle"])
