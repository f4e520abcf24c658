"""SQS as objects: queues and messages."""

from boto3.resources.base import Resource, named
from boto3.resources.collection import CollectionManager


@named("sqs.ServiceResource")
class ServiceResource(Resource):
    """All of SQS."""
    service = "sqs"
    ACTIONS = {"create_queue": "create_queue"}

    @property
    def queues(self):
        """The account's queues."""
        return CollectionManager("queues", self, "sqs.Queue", "list_queues", "QueueUrls", self.Queue)

    def Queue(self, *args, **kwargs):
        """A queue by its URL; nothing is asked yet."""
        return Queue(*args, client=self.meta.client, **kwargs)

    def Message(self, *args, **kwargs):
        """A message by the URL of its queue and its receipt handle."""
        return Message(*args, client=self.meta.client, **kwargs)

    def get_queue_by_name(self, **kwargs):
        """A queue by its name."""
        return self.Queue(self.meta.client.get_queue_url(**kwargs)["QueueUrl"])


@named("sqs.Queue")
class Queue(Resource):
    """A queue."""
    service = "sqs"
    IDENTIFIERS = {"url": "QueueUrl"}
    ACTIONS = {"send_message": "send_message", "send_messages": "send_message_batch", "delete_messages": "delete_message_batch",
               "change_message_visibility_batch": "change_message_visibility_batch", "purge": "purge_queue", "delete": "delete_queue",
               "set_attributes": "set_queue_attributes", "add_permission": "add_permission", "remove_permission": "remove_permission"}
    ATTRIBUTES = ("attributes",)

    def load(self):
        """Asks for all attributes."""
        self.meta.data = self.meta.client.get_queue_attributes(QueueUrl=self.url, AttributeNames=["All"])

    def receive_messages(self, **kwargs):
        """Takes messages from the queue; an empty list when there are none."""
        response = self.meta.client.receive_message(QueueUrl=self.url, **kwargs)
        return [Message(self.url, item["ReceiptHandle"], client=self.meta.client, data=item) for item in response.get("Messages", [])]

    def Message(self, receipt_handle):
        """A message of this queue."""
        return Message(self.url, receipt_handle, client=self.meta.client)


@named("sqs.Message")
class Message(Resource):
    """A message as it was received."""
    service = "sqs"
    IDENTIFIERS = {"queue_url": "QueueUrl", "receipt_handle": "ReceiptHandle"}
    ACTIONS = {"delete": "delete_message", "change_visibility": "change_message_visibility"}
    ATTRIBUTES = ("attributes", "body", "md5_of_body", "md5_of_message_attributes", "message_attributes", "message_id")

    def Queue(self):
        """The queue that it is in."""
        return Queue(self.queue_url, client=self.meta.client)
