"""Amazon SQS as a table: what its operations take and give, as botocore 1.44.5 describes them. model.py says how to read it."""

CLIENT = "SQS"
API_VERSION = "2012-11-05"

# What each operation takes and gives.
OPERATIONS = {
    "SendMessage": (
        "QueueUrl! MessageBody! DelaySeconds:i MessageAttributes:<{StringValue BinaryValue:x StringListValues:[s] "
        "BinaryListValues:[x] DataType!}> MessageSystemAttributes:<{StringValue BinaryValue:x StringListValues:[s] "
        "BinaryListValues:[x] DataType!}> MessageDeduplicationId MessageGroupId",
        "MD5OfMessageBody MD5OfMessageAttributes MD5OfMessageSystemAttributes MessageId SequenceNumber"),
    "SendMessageBatch": (
        "QueueUrl! Entries!:[{Id! MessageBody! DelaySeconds:i MessageAttributes:<{StringValue BinaryValue:x "
        "StringListValues:[s] BinaryListValues:[x] DataType!}> MessageSystemAttributes:<{StringValue BinaryValue:x "
        "StringListValues:[s] BinaryListValues:[x] DataType!}> MessageDeduplicationId MessageGroupId}]",
        "Successful:[{Id MessageId MD5OfMessageBody MD5OfMessageAttributes MD5OfMessageSystemAttributes "
        "SequenceNumber}] Failed:[{Id SenderFault:b Code Message}]"),
    "ReceiveMessage": (
        "QueueUrl! AttributeNames:[s] MessageSystemAttributeNames:[s] MessageAttributeNames:[s] MaxNumberOfMessages:i "
        "VisibilityTimeout:i WaitTimeSeconds:i ReceiveRequestAttemptId",
        "Messages:[{MessageId ReceiptHandle MD5OfBody Body Attributes:<s> MD5OfMessageAttributes "
        "MessageAttributes:<{StringValue BinaryValue:x StringListValues:[s] BinaryListValues:[x] DataType}>}]"),
    "DeleteMessage": (
        "QueueUrl! ReceiptHandle!",
        ""),
    "DeleteMessageBatch": (
        "QueueUrl! Entries!:[{Id! ReceiptHandle!}]",
        "Successful:[{Id}] Failed:[{Id SenderFault:b Code Message}]"),
    "ChangeMessageVisibility": (
        "QueueUrl! ReceiptHandle! VisibilityTimeout!:i",
        ""),
    "ChangeMessageVisibilityBatch": (
        "QueueUrl! Entries!:[{Id! ReceiptHandle! VisibilityTimeout:i}]",
        "Successful:[{Id}] Failed:[{Id SenderFault:b Code Message}]"),
    "GetQueueAttributes": (
        "QueueUrl! AttributeNames:[s]",
        "Attributes:<s>"),
    "GetQueueUrl": (
        "QueueName! QueueOwnerAWSAccountId",
        "QueueUrl"),
    "ListQueues": (
        "QueueNamePrefix NextToken MaxResults:i",
        "QueueUrls:[s] NextToken"),
    "PurgeQueue": (
        "QueueUrl!",
        ""),
}

# The member that is the body of the request, and of the answer.
REQUEST_BODIES = {}
ANSWER_BODIES = {}

# Where answers come in pages: token of the request, of the answer, size of a page, whether there is more, the lists, what the first page
# tells for all.
PAGES = {"ListQueues": ("NextToken", "NextToken", "MaxResults", None, ("QueueUrls",), ())}

WAITERS = {}
WAITERS_ELSEWHERE = ""

# Errors that the API names.
ERRORS = (
    "BatchEntryIdsNotDistinct BatchRequestTooLong EmptyBatchRequest InvalidAddress InvalidAttributeName "
    "InvalidAttributeValue InvalidBatchEntryId InvalidIdFormat InvalidMessageContents InvalidSecurity KmsAccessDenied "
    "KmsDisabled KmsInvalidKeyUsage KmsInvalidState KmsNotFound KmsOptInRequired KmsThrottled MessageNotInflight "
    "OverLimit PurgeQueueInProgress QueueDeletedRecently QueueDoesNotExist QueueNameExists ReceiptHandleIsInvalid "
    "RequestThrottled ResourceNotFoundException TooManyEntriesInBatchRequest UnsupportedOperation")

# Operations that AWS has and this simulation has not.
ELSEWHERE = (
    "add_permission cancel_message_move_task create_queue delete_queue list_dead_letter_source_queues "
    "list_message_move_tasks list_queue_tags remove_permission set_queue_attributes start_message_move_task tag_queue "
    "untag_queue")
