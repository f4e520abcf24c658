import json

import boto3
from botocore.exceptions import ClientError

s3 = boto3.client("s3")
sqs = boto3.client("sqs")
receipts = sqs.get_queue_url(QueueName="receipts")["QueueUrl"]

class Bad(Exception):
    """Says why a message can never become an order."""

def read(body):
    try:
        order = json.loads(body)
    except ValueError:
        raise Bad("no JSON")
    if not isinstance(order, dict) or not isinstance(order.get("id"), int) or not isinstance(order.get("cents"), int):
        raise Bad("no order")
    return order

def book(order):
    try:
        s3.put_object(Bucket="ledger", Key=f"orders/{order['id']}", Body=json.dumps(order), IfNoneMatch="*")
    except ClientError as error:
        if error.response["Error"]["Code"] != "PreconditionFailed":
            raise
        return
    sqs.send_message(QueueUrl=receipts, MessageBody=f"order {order['id']}: {order['cents']} cents")

def settle(record):
    try:
        order = read(record["body"])
    except Bad as why:
        print("put aside:", record["body"], why)
        s3.put_object(Bucket="aside", Key=record["messageId"], Body=record["body"])
        return
    book(order)

def handler(event, context):
    failed = []
    for record in event["Records"]:
        try:
            settle(record)
        except Exception as error:
            print("once more:", record["body"], repr(error))
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}
