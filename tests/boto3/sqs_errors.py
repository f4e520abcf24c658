"""What SQS refuses."""

import boto3
from botocore.exceptions import ClientError

from outcomes import Calls

sqs = boto3.client("sqs")


def handler(event, context):
    calls = Calls()
    url = sqs.get_queue_url(QueueName="emails")["QueueUrl"]
    nowhere = url + "-nowhere"
    calls(sqs.get_queue_url, QueueName="nowhere")
    calls(sqs.send_message, QueueUrl=nowhere, MessageBody="x")
    calls(sqs.receive_message, QueueUrl=nowhere)
    calls(sqs.delete_message, QueueUrl=url, ReceiptHandle="no handle")
    calls(sqs.send_message_batch, QueueUrl=url, Entries=[])
    calls(sqs.send_message_batch, QueueUrl=url, Entries=[{"Id": "1", "MessageBody": "a"}, {"Id": "1", "MessageBody": "b"}])
    calls(sqs.send_message_batch, QueueUrl=url, Entries=[{"Id": str(n), "MessageBody": "a"} for n in range(11)])
    calls(sqs.receive_message, QueueUrl=url, MaxNumberOfMessages=11)
    try:
        sqs.get_queue_url(QueueName="nowhere")
    except sqs.exceptions.QueueDoesNotExist as error:
        calls.note(typed=str(error), code=error.response["Error"]["Code"], query=error.response["Error"]["QueryErrorCode"],
                   client_error=isinstance(error, ClientError))
    calls.note(known=sqs.exceptions.from_code("QueueDoesNotExist").__name__)
    return calls.outcomes
