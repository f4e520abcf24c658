"""Turns the host's answers into botocore's responses: order of the keys, times, bytes, metadata, errors."""

import base64
import datetime

from dateutil.tz import tzutc

_UTC = tzutc()

# HEAD answers have no body: all that a client learns of an error is the status.
_REASONS = {304: "Not Modified", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
            412: "Precondition Failed", 416: "Requested Range Not Satisfiable", 500: "Internal Server Error", 503: "Service Unavailable"}

# Errors of Lambda whose text stands in `Message`; in the others it is `message`.
_CAPITAL = {"ResourceNotFoundException", "ServiceException", "RecursiveInvocationException", "KMSAccessDeniedException",
            "SnapStartException", "SnapStartTimeoutException", "InvalidRuntimeException", "EC2ThrottledException"}

# Errors of SQS that have nothing but their name.
_WITHOUT_MESSAGE = ("InvalidIdFormat", "MessageNotInflight")


def response(operation_model, head, body_object):
    """The response of a call that went well. `body_object` is what stands for the body."""
    shape = operation_model.output_shape
    output = head.get("output") or {}
    if operation_model.name in ("ListObjects", "ListObjectsV2"):
        # botocore asks for encoded keys, decodes them, and leaves the word in the answer.
        output.setdefault("EncodingType", "url")
    found = _value(output, shape)
    last = operation_model.answer_body
    if last is not None and shape.inner[last].kind == "x":
        found[last] = body_object
    elif last in found:
        found[last] = found.pop(last)
    metadata = {"ResponseMetadata": _metadata(operation_model, head)}
    # The protocol of SQS puts what it knows of the answer behind the answer.
    return found | metadata if operation_model.service.name == "sqs" else metadata | found


def error_response(operation_model, head):
    """The response of a call that the service refused."""
    service = operation_model.service.name
    fields = dict(head["error"])
    code, message = fields.pop("code"), fields.pop("message", "")
    metadata = _metadata(operation_model, head)
    if service == "s3":
        if operation_model.name.startswith("Head"):
            code, message, fields = str(head["status"]), _REASONS.get(head["status"], "Unknown"), {}
        return {"Error": {"Code": code, "Message": message, **fields}, "ResponseMetadata": metadata}
    if service == "sqs":
        kind = "Sender" if head["status"] < 500 else "Receiver"
        query = fields.pop("QueryErrorCode", None) or _query_error_code(code)
        error = {"Message": message, "Code": code, "QueryErrorCode": query, "Type": kind} | fields
        modelled = query in operation_model.service.ERRORS.split() and query not in _WITHOUT_MESSAGE
        return {"Error": error, "ResponseMetadata": metadata} | ({"message": message} if modelled else {})
    name = "Message" if code in _CAPITAL or service == "redshift-data" else "message"
    return {"Error": {"Message": message, "Code": code}, "ResponseMetadata": metadata} | fields | {name: message}


def _query_error_code(code):
    """What the error is called in the API of today, by its code of old."""
    known = {"AWS.SimpleQueueService.NonExistentQueue": "QueueDoesNotExist", "QueueAlreadyExists": "QueueNameExists",
             "InvalidParameterValue": "InvalidParameterValueException", "MissingParameter": "MissingRequiredParameterException",
             "AWS.SimpleQueueService.BatchRequestTooLong": "BatchRequestTooLong"}
    return known.get(code) or code.removeprefix("AWS.SimpleQueueService.")


def _metadata(operation_model, head):
    headers = {name.lower(): value for name, value in (head.get("headers") or {}).items()}
    found = {"RequestId": head.get("request_id", "")}
    if operation_model.service.name == "s3":
        found["HostId"] = headers.get("x-amz-id-2", "")
    found["HTTPStatusCode"] = head["status"]
    found["HTTPHeaders"] = headers
    return found


def _value(value, shape):
    kind = shape.kind
    if kind == "{":
        known = {name: _value(value[name], inner) for name, inner in shape.inner.items() if value.get(name) is not None}
        return known | {name: member for name, member in value.items() if name not in shape.inner}
    if kind == "[":
        return [_value(element, shape.inner) for element in value]
    if kind == "<":
        return {key: _value(element, shape.inner) for key, element in value.items()}
    if kind == "t":
        return datetime.datetime(1970, 1, 1, tzinfo=_UTC) + datetime.timedelta(microseconds=value)
    if kind == "x":
        return base64.b64decode(value)
    return value
