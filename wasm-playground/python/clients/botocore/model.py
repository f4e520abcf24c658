"""Shapes of parameters and answers, read from the tables in botocore/data.

A table writes the members of a structure one after another: `Name`, then `!` where it is required, then `:` and the type where it is no
text: `i` integer, `l` long, `b` boolean, `t` time, `x` bytes, `s` text (with the least length behind it), `{…}` structure, `[…]` list,
`<…>` map from text.
"""

import importlib
import re

_TOKEN = re.compile(r"\w+|[!:{}\[\]<>]")
_CLOSING = {"{": "}", "[": "]", "<": ">"}
TYPE_NAMES = {"i": "integer", "l": "long", "b": "boolean", "t": "timestamp", "x": "blob", "s": "string",
              "{": "structure", "[": "list", "<": "map"}


class Shape:
    """What a value must look like. `kind` is the table's letter or opening bracket."""

    def __init__(self, kind, inner=None, required=(), minimum=None):
        self.kind = kind
        # Name and shape of each member of a structure; the shape of the elements of a list or map.
        self.inner = inner
        self.required = required
        self.minimum = minimum


def structure(text):
    """The structure that a table describes."""
    return _members(_TOKEN.findall(text) + ["}"])


def _members(tokens):
    members, required = {}, []
    while (name := tokens.pop(0)) != "}":
        members[name] = None
        if tokens[0] == "!":
            tokens.pop(0)
            required.append(name)
        if tokens[0] == ":":
            tokens.pop(0)
            members[name] = _type(tokens)
        else:
            members[name] = Shape("s")
    return Shape("{", members, required)


def _type(tokens):
    token = tokens.pop(0)
    if token == "{":
        return _members(tokens)
    if token in "[<":
        inner = _type(tokens)
        tokens.pop(0)
        return Shape(token, inner)
    return Shape(token[0], minimum=int(token[1:]) if token[1:] else None)


class OperationModel:
    """One operation of a service."""

    def __init__(self, service, name):
        request, answer = service.data.OPERATIONS[name]
        self.name = name
        self.service = service
        self.input_shape = structure(request)
        self.output_shape = structure(answer)
        # The member that is the body of the request, and the one that is the body of the answer.
        self.request_body = service.data.REQUEST_BODIES.get(name)
        self.answer_body = service.data.ANSWER_BODIES.get(name)


class ServiceModel:
    """One service: its operations, its errors, its names."""

    def __init__(self, name):
        self.name = self.service_name = name
        self.data = importlib.import_module("botocore.data." + self.MODULES[name])
        self.client_name = self.data.CLIENT
        self.api_version = self.data.API_VERSION
        self.ERRORS = self.data.ERRORS
        self._operations = {}

    # The services that are here, and the modules of their tables.
    MODULES = {"s3": "s3", "sqs": "sqs", "lambda": "functions", "redshift-data": "redshift_data"}

    @property
    def operation_names(self):
        """The operations that are here, in AWS's spelling."""
        return list(self.data.OPERATIONS)

    def operation_model(self, operation_name):
        """The operation of that name. Its table is read at its first use."""
        if operation_name not in self._operations:
            self._operations[operation_name] = OperationModel(self, operation_name)
        return self._operations[operation_name]

    def missing(self, method, there_is=None):
        """The error for an operation that AWS has and this simulation has not. `there_is`: what it has, if not all of the table."""
        there_is = ", ".join(sorted(xform_name(name) for name in there_is or self.operation_names))
        return NotImplementedError("%s of the service %s is not part of this simulation. There is: %s." % (method, self.name, there_is))


_services = {}


def service_model(name):
    """The service of that name; one for all clients."""
    if name not in _services:
        _services[name] = ServiceModel(name)
    return _services[name]


def xform_name(name):
    """AWS's spelling to Python's: `ListObjectsV2` to `list_objects_v2`."""
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub("([a-z0-9])([A-Z])", r"\1_\2", name).lower()
