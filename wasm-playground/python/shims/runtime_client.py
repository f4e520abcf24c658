"""The native half of awslambdaric, over host calls: awslambdaric imports it by this name."""

import _host

_NEXT, _POST_RESULT, _POST_ERROR = 9, 10, 11


def initialize_client(user_agent):
    pass


def next():
    """Waits for the next invocation: the event's bytes, and the headers of AWS's Runtime API."""
    import json
    reply = _host.call(_NEXT)
    end = 4 + int.from_bytes(reply[:4], "little")
    return reply[end:], json.loads(reply[4:end])


def _post(operation, invoke_id, body, content_type):
    import json
    head = json.dumps({"request_id": invoke_id, "content_type": content_type}).encode()
    _host.call(operation, len(head).to_bytes(4, "little") + head + body)


def post_invocation_result(invoke_id, result_data, content_type, invocation_id=None):
    _post(_POST_RESULT, invoke_id, result_data, content_type)


def post_error(invoke_id, error_response_data, xray_fault, invocation_id=None):
    _post(_POST_ERROR, invoke_id, error_response_data.encode(), "application/json")
