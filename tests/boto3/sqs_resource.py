"""SQS as objects."""

import boto3

from outcomes import Calls

sqs = boto3.resource("sqs")


def handler(event, context):
    calls = Calls()
    queue = calls(sqs.get_queue_by_name, QueueName="emails")
    calls.note(shown=[repr(sqs), repr(queue), queue.url], all=sorted(found.url.rpartition("/")[2] for found in sqs.queues.all()),
               some=[found.url for found in sqs.queues.filter(QueueNamePrefix="em")])
    calls.note(attributes=[queue.attributes["VisibilityTimeout"], queue.attributes["QueueArn"]])
    calls(queue.send_message, MessageBody="to a queue object", MessageAttributes={"a": {"DataType": "String", "StringValue": "b"}})
    [message] = queue.receive_messages(MessageAttributeNames=["All"], MaxNumberOfMessages=10)
    calls.note(message=[message.body, message.md5_of_body, message.message_attributes, message.queue_url, message.attributes])
    calls(message.change_visibility, VisibilityTimeout=5)
    calls(message.delete)
    calls.note(empty=queue.receive_messages())
    calls(queue.send_messages, Entries=[{"Id": "1", "MessageBody": "one"}])
    [message] = queue.receive_messages()
    calls(queue.delete_messages, Entries=[{"Id": "1", "ReceiptHandle": message.receipt_handle}])
    calls(sqs.get_queue_by_name, QueueName="nowhere")
    calls(queue.purge)
    return calls.outcomes
