//! The refusals of SQS. Those that name a test are word for word as LocalStack recorded them on AWS
//! (tests/aws/services/sqs/test_sqs.py and its snapshot), read 2026-11-22.

use crate::service_error::ServiceError;

/// `code` is what `boto3` shows, `query` the name of its exception class.
fn refusal(status: u16, code: &str, query: &str, message: impl Into<String>) -> ServiceError {
    ServiceError::new(status, code, message).with("QueryErrorCode", query).with("Type", "Sender")
}

/// A code that begins with the service's old name.
fn of_service(status: u16, code: &str, message: impl Into<String>) -> ServiceError {
    refusal(status, &format!("AWS.SimpleQueueService.{code}"), code, message)
}

/// test_non_existent_queue.
pub(super) fn no_such_queue() -> ServiceError {
    refusal(400, "AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist", "The specified queue does not exist.")
}

/// A QueueUrl that is no address at all.
pub(super) fn invalid_address(address: &str) -> ServiceError {
    refusal(404, "InvalidAddress", "InvalidAddress", format!("The address {address} is not valid for this endpoint."))
}

/// test_send_receive_max_number_of_messages and others.
pub(super) fn invalid_value(message: impl Into<String>) -> ServiceError {
    refusal(400, "InvalidParameterValue", "InvalidParameterValueException", message)
}

/// test_send_receive_wait_time_seconds.
pub(super) fn invalid_parameter(value: impl std::fmt::Display, name: &str, reason: &str) -> ServiceError {
    invalid_value(format!("Value {value} for parameter {name} is invalid. Reason: {reason}"))
}

/// test_send_oversized_message; in a batch other words, test_send_batch_message_size.
pub(super) fn message_too_long(limit: u32, in_batch: bool) -> ServiceError {
    let what = if in_batch { "cannot be validated" } else { "are invalid" };
    invalid_value(format!("One or more parameters {what}. Reason: Message must be shorter than {limit} bytes."))
}

/// As quoted in <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html> (the letters) and in
/// logs of SQS's users (the sentence), read 2026-11-22.
pub(super) fn invalid_letter(letter: char) -> ServiceError {
    let message = format!(
        "Invalid binary character '#x{:X}' was found in the message body, the set of allowed characters is #x9 | #xA | #xD | \
         [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF].",
        u32::from(letter)
    );
    refusal(400, "InvalidMessageContents", "InvalidMessageContents", message)
}

/// test_delete_message_with_illegal_receipt_handle.
pub(super) fn invalid_receipt(handle: &str) -> ServiceError {
    let message = format!("The input receipt handle \"{handle}\" is not a valid receipt handle.");
    refusal(404, "ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid", message)
}

/// test_change_visibility_on_deleted_message_raises_invalid_parameter_value.
pub(super) fn not_in_flight(handle: &str) -> ServiceError {
    invalid_parameter(handle, "ReceiptHandle", "Message does not exist or is not available for visibility timeout change.")
}

/// test_receive_message_attribute_names_filters and test_set_unsupported_attribute_standard.
pub(super) fn unknown_attribute(name: &str) -> ServiceError {
    refusal(400, "InvalidAttributeName", "InvalidAttributeName", format!("Unknown Attribute {name}."))
}

/// The refusal of a queue's setting.
pub(super) fn invalid_setting(name: &str) -> ServiceError {
    refusal(400, "InvalidAttributeValue", "InvalidAttributeValue", format!("Invalid value for the parameter {name}."))
}

/// test_successive_purge_calls_fail.
pub(super) fn purge_in_progress(queue: &str) -> ServiceError {
    of_service(403, "PurgeQueueInProgress", format!("Only one PurgeQueue operation on {queue} is allowed every 60 seconds."))
}

/// The refusal of a batch without entries.
pub(super) fn empty_batch(entry: &str) -> ServiceError {
    of_service(400, "EmptyBatchRequest", format!("There should be at least one {entry} in the request."))
}

/// test_too_many_entries_in_batch_request.
pub(super) fn too_many_entries(sent: usize) -> ServiceError {
    let message = format!("Maximum number of entries per request are 10. You have sent {sent}.");
    of_service(400, "TooManyEntriesInBatchRequest", message)
}

/// test_invalid_batch_id.
pub(super) fn invalid_entry_id() -> ServiceError {
    let message = "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.";
    of_service(400, "InvalidBatchEntryId", message)
}

/// The refusal of two entries with one id.
pub(super) fn repeated_entry_id(id: &str) -> ServiceError {
    of_service(400, "BatchEntryIdsNotDistinct", format!("Id {id} repeated."))
}

/// test_send_message_batch_with_oversized_contents.
pub(super) fn batch_too_long(limit: usize, sent: usize) -> ServiceError {
    let message = format!("Batch requests cannot be longer than {limit} bytes. You have sent {sent} bytes.");
    of_service(400, "BatchRequestTooLong", message)
}
