"""Messages are sent, received, hidden and deleted."""

import boto3

from outcomes import Calls

sqs = boto3.client("sqs")


def handler(event, context):
    calls = Calls()
    calls(sqs.list_queues)
    calls(sqs.list_queues, QueueNamePrefix="orders")
    calls(sqs.list_queues, QueueNamePrefix="zzz")
    url = calls(sqs.get_queue_url, QueueName="orders")["QueueUrl"]
    calls(sqs.receive_message, QueueUrl=url)
    calls(sqs.send_message, QueueUrl=url, MessageBody="first ß")
    calls(sqs.send_message, QueueUrl=url, MessageBody='{"n": 2}', MessageAttributes={
        "kind": {"DataType": "String", "StringValue": "order"}, "count": {"DataType": "Number", "StringValue": "7"},
        "raw": {"DataType": "Binary", "BinaryValue": b"\x01\x02"}})
    found = calls(sqs.receive_message, QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"],
                  MessageSystemAttributeNames=["ApproximateReceiveCount"])
    calls(sqs.receive_message, QueueUrl=url)
    handles = [message["ReceiptHandle"] for message in found["Messages"]]
    calls(sqs.change_message_visibility, QueueUrl=url, ReceiptHandle=handles[0], VisibilityTimeout=0)
    again = calls(sqs.receive_message, QueueUrl=url, AttributeNames=["ApproximateReceiveCount"])
    calls(sqs.delete_message, QueueUrl=url, ReceiptHandle=again["Messages"][0]["ReceiptHandle"])
    calls(sqs.delete_message, QueueUrl=url, ReceiptHandle=handles[1])
    calls(sqs.send_message_batch, QueueUrl=url, Entries=[
        {"Id": "a", "MessageBody": "batch a"}, {"Id": "b", "MessageBody": "batch b", "MessageAttributes": {
            "k": {"DataType": "String", "StringValue": "v"}}}])
    found = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
    calls.note(bodies=sorted(message["Body"] for message in found))
    calls(sqs.change_message_visibility_batch, QueueUrl=url, Entries=[
        {"Id": str(n), "ReceiptHandle": message["ReceiptHandle"], "VisibilityTimeout": 60} for n, message in enumerate(found)])
    calls(sqs.delete_message_batch, QueueUrl=url, Entries=[
        {"Id": str(n), "ReceiptHandle": message["ReceiptHandle"]} for n, message in enumerate(found)])
    calls(sqs.get_queue_attributes, QueueUrl=url, AttributeNames=["VisibilityTimeout", "ApproximateNumberOfMessages", "QueueArn"])
    calls(sqs.get_queue_attributes, QueueUrl=sqs.get_queue_url(QueueName="orders-slow")["QueueUrl"],
          AttributeNames=["VisibilityTimeout", "DelaySeconds", "MessageRetentionPeriod", "ReceiveMessageWaitTimeSeconds"])
    calls(sqs.get_queue_attributes, QueueUrl=url)
    calls(sqs.purge_queue, QueueUrl=url)
    pages = sqs.get_paginator("list_queues").paginate(QueueNamePrefix="orders")
    calls.note(pages=[[name.rpartition("/")[2] for name in page["QueueUrls"]] for page in pages])
    return calls.outcomes
