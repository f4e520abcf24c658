"""Checks parameters before they are sent, and writes botocore's report of what is wrong."""

import datetime
import decimal

from botocore.exceptions import ParamValidationError

_TYPES = {"s": (str,), "i": (int,), "l": (int,), "b": (bool,), "{": (dict,), "<": (dict,), "[": (list, tuple)}


class ParamValidationDecorator:
    """Refuses bad parameters, then hands the good ones on."""

    def __init__(self, serializer):
        self._serializer = serializer

    def serialize_to_request(self, parameters, operation_model):
        lines = []
        _structure(parameters, operation_model.input_shape, "", lines)
        if lines:
            raise ParamValidationError(report="\n".join(lines))
        return self._serializer(parameters, operation_model)


def _structure(value, shape, name, lines):
    here = _shown(name)
    for required in shape.required:
        if required not in value:
            lines.append('Missing required parameter in %s: "%s"' % (here, required))
    for given in value:
        if given not in shape.inner:
            lines.append('Unknown parameter in %s: "%s", must be one of: %s' % (here, given, ", ".join(shape.inner)))
    for given in value:
        if given in shape.inner:
            _check(value[given], shape.inner[given], "%s.%s" % (name, given), lines)


def _check(value, shape, name, lines):
    kind = shape.kind
    if kind == "x":
        if not isinstance(value, (bytes, bytearray, str)) and not hasattr(value, "read"):
            _wrong_type(value, name, "<class 'bytes'>, <class 'bytearray'>, file-like object", lines)
    elif kind == "t":
        if not _is_time(value):
            _wrong_type(value, name, "<class 'datetime.datetime'>, timestamp-string", lines)
    elif not isinstance(value, _TYPES[kind]):
        _wrong_type(value, name, ", ".join(map(str, _TYPES[kind])), lines)
    elif kind == "{":
        _structure(value, shape, name, lines)
    elif kind == "[":
        for index, element in enumerate(value):
            _check(element, shape.inner, "%s[%d]" % (name, index), lines)
    elif kind == "<":
        for key, element in value.items():
            if not isinstance(key, str):
                _wrong_type(key, "%s (key: %s)" % (name, key), "<class 'str'>", lines)
            _check(element, shape.inner, "%s.%s" % (name, key), lines)
    elif shape.minimum is not None:
        _range(value, shape, name, lines)


def _range(value, shape, name, lines):
    word, measure = ("length", len(value)) if shape.kind == "s" else ("value", value)
    if measure < shape.minimum:
        lines.append("Invalid %s for parameter %s, value: %s, valid min %s: %s" % (word, _shown(name), measure, word, shape.minimum))


def _wrong_type(value, name, types, lines):
    lines.append("Invalid type for parameter %s, value: %s, type: %s, valid types: %s" % (_shown(name), value, type(value), types))


def _shown(name):
    return name.removeprefix(".") or "input"


def _is_time(value):
    if isinstance(value, (datetime.date, int, float, decimal.Decimal)):
        return True
    try:
        datetime.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True
