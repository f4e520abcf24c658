"""Turns parameters into the head and the body of a request to the host."""

import base64
import datetime


def serialize(parameters, operation_model):
    """The parameters as plain values, and the bytes of the one that is the body."""
    rest = dict(parameters)
    body = b""
    if operation_model.request_body in rest:
        body = content(rest.pop(operation_model.request_body), operation_model.service.name == "s3")
    members = operation_model.input_shape.inner
    return {name: _plain(value, members[name]) for name, value in rest.items()}, body


def content(value, only_bytes):
    """The bytes of a parameter that takes bytes, text or a file."""
    if hasattr(value, "read"):
        value = value.read()
        if isinstance(value, str) and only_bytes:
            # A file of text cannot be summed.
            raise TypeError("a bytes-like object is required, not 'str'")
    if isinstance(value, str):
        return value.encode()
    return bytes(value)


def _plain(value, shape):
    kind = shape.kind
    if kind == "{":
        return {name: _plain(member, shape.inner[name]) for name, member in value.items()}
    if kind == "[":
        return [_plain(element, shape.inner) for element in value]
    if kind == "<":
        return {key: _plain(element, shape.inner) for key, element in value.items()}
    if kind == "x":
        return base64.b64encode(content(value, False)).decode()
    if kind == "t":
        return _microseconds(value)
    return value


def _microseconds(value):
    if isinstance(value, str):
        value = datetime.datetime.fromisoformat(value)
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None:
            value = value.replace(tzinfo=datetime.timezone.utc)
        value = value - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
        return value // datetime.timedelta(microseconds=1)
    if isinstance(value, datetime.date):
        return (value - datetime.date(1970, 1, 1)).days * 86_400_000_000
    return int(value * 1_000_000)
