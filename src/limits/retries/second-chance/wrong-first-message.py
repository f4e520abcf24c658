import json

import boto3

sqs = boto3.client("sqs")
dead = sqs.get_queue_url(QueueName="dead")["QueueUrl"]
orders = sqs.get_queue_url(QueueName="orders")["QueueUrl"]

def handler(event, context):
    for message in sqs.receive_message(QueueUrl=dead).get("Messages", []):
        order = json.loads(message["Body"])
        if "price" in order:
            order["price"] = float(order["price"].replace(",", "."))
            sqs.send_message(QueueUrl=orders, MessageBody=json.dumps(order))
            sqs.delete_message(QueueUrl=dead, ReceiptHandle=message["ReceiptHandle"])
