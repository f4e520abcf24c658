"""Sends requests: the host call SERVICE, and the tries after it."""

import json
import time

import _host

from botocore import exceptions, parsers
from botocore.model import xform_name
from botocore.response import RawStream, StreamingBody

# Number of the operation of the host: a request to a service. Payload and reply: `u32` length of the head, the head as JSON, the body.
_SERVICE = 14

# What the host says where no answer came in time, and what botocore raises for it after the last try.
_NO_ANSWER = {"read_timeout": "ReadTimeoutError", "connect_timeout": "ConnectTimeoutError", "unreachable": "EndpointConnectionError"}


class Endpoint:
    """The way from one client to its service."""

    def __init__(self, url, region, retries, connect_timeout, read_timeout):
        self.host = url
        self._retries = retries
        self._client = {
            "region": region, "connect_timeout_ms": round((connect_timeout or 0) * 1000), "read_timeout_ms": round((read_timeout or 0) * 1000),
            "max_attempts": retries.max_attempts}

    def make_request(self, operation_model, parameters, body):
        """Status and response of the last try. Raises what botocore raises when nothing answers."""
        attempt = 0
        while True:
            attempt += 1
            head, answer = self._once(operation_model, parameters, body)
            failure = _NO_ANSWER.get(head.get("no_answer"))
            if failure is None:
                status, response = head["status"], _parsed(operation_model, head, answer)
                # A good answer may have a field of that name, which is a text: DescribeStatement of Redshift.
                code = response["Error"]["Code"] if "error" in head else None
                wanted = self._retries.wanted(operation_model.service.name, status, code)
            else:
                wanted = True
            if wanted and attempt < self._retries.max_attempts:
                time.sleep(self._retries.delay(attempt))
                continue
            if failure is not None:
                from botocore.address import url_of
                url = url_of(self.host, operation_model.service.name, operation_model.name, parameters)
                raise getattr(exceptions, failure)(endpoint_url=url)
            response["ResponseMetadata"]["RetryAttempts"] = attempt - 1
            if wanted:
                response["ResponseMetadata"]["MaxAttemptsReached"] = True
            return status, response

    def _once(self, operation_model, parameters, body):
        service = operation_model.service
        head = json.dumps(
            {"service": service.name, "operation": operation_model.name, "parameters": parameters, "client": self._client},
            ensure_ascii=False).encode()
        reply = _host.call(_SERVICE, len(head).to_bytes(4, "little") + head + body)
        end = 4 + int.from_bytes(reply[:4], "little")
        head = json.loads(reply[4:end])
        if "unknown_operation" in head:
            raise service.missing(xform_name(operation_model.name), head["unknown_operation"]["there_is"])
        return head, reply[end:]

    def close(self):
        """Nothing is kept open."""


def _parsed(operation_model, head, answer):
    if "error" in head:
        return parsers.error_response(operation_model, head)
    return parsers.response(operation_model, head, StreamingBody(RawStream(answer), len(answer)))
