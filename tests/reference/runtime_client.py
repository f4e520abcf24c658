"""Plays Lambda's Runtime API for AWS's runtime client: the module that AWS compiles from C++, and the connection for the rest."""

import json

_service = None


class NoMoreEvents(BaseException):
    """Ends AWS's endless loop. Nobody catches it by accident: it is no Exception."""


def connect(service):
    """Says who plays the service: an object of lambda.mjs with `next` and `post`."""
    global _service
    _service = service


def initialize_client(user_agent):
    pass


def next():
    """The next event's bytes, and the headers of the Runtime API."""
    event = _service.next()
    if event is None:
        raise NoMoreEvents
    event = json.loads(event)
    return event["body"].encode(), event["headers"]


def post_invocation_result(invoke_id, result_data, content_type, invocation_id=None):
    _service.post(result_data.decode("utf-8", "replace"), None)


def post_error(invoke_id, error_response_data, xray_fault, invocation_id=None):
    _service.post(error_response_data, json.loads(error_response_data)["errorType"])


class HTTPConnection:
    """What AWS's client posts a failed init with, in place of http.client's."""

    code = 202

    def __init__(self, address):
        pass

    def connect(self):
        pass

    def request(self, method, endpoint, body, headers):
        assert (method, endpoint) == ("POST", "/2018-06-01/runtime/init/error"), (method, endpoint)
        _service.post(body, headers["Lambda-Runtime-Function-Error-Type"])

    def getresponse(self):
        return self

    def read(self):
        return b""
