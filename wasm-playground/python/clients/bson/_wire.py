"""Documents on their way to the host and back: CLIENTS.md says how. What is written here, BSON can hold; else it is refused as bson does."""

import datetime
import json
import re
import uuid
from base64 import b64decode, b64encode
from collections.abc import Mapping
from json.encoder import encode_basestring as _quoted

from bson.binary import Binary
from bson.decimal128 import Decimal128
from bson.errors import InvalidDocument
from bson.int64 import Int64
from bson.max_key import MaxKey
from bson.min_key import MinKey
from bson.objectid import ObjectId
from bson.regex import Regex, letters
from bson.timestamp import Timestamp
from bson.tz_util import utc

# The key of what JSON has no form for. No field of MongoDB's has this name.
_MARK = "\0"
_EPOCH = datetime.datetime(1970, 1, 1)
_MILLISECOND = datetime.timedelta(milliseconds=1)
_MOST_KEYS = 1000

# Keys as they are written, with the colon.
_keys = {}


def encode(document):
    """The text of a document."""
    try:
        text = _document(document)
        text.encode()
        return text
    except UnicodeEncodeError as error:
        # The place of a lone surrogate is told in its own text, not in the whole.
        start, end = text.rfind('"', 0, error.start), text.find('"', error.start)
        text[start + 1:end].encode()
        raise
    except InvalidDocument as error:
        raise InvalidDocument("Invalid document: %s" % error, document) from None
    except RecursionError:
        raise RecursionError("maximum recursion depth exceeded while encoding an object to BSON ") from None


def _document(document):
    parts = []
    for key, value in document.items():
        try:
            start = _keys[key]
        except (KeyError, TypeError):
            start = _key(key)
        parts.append(start + (_WRITE.get(type(value)) or _write_of(value))(value))
    return "{" + ",".join(parts) + "}"


def _key(key):
    if not isinstance(key, str):
        raise InvalidDocument("documents must have only string keys, key was %r" % (key,))
    if "\0" in key:
        raise InvalidDocument("Key names must not contain the NULL byte")
    start = _quoted(key) + ":"
    if type(key) is str and len(_keys) < _MOST_KEYS:
        _keys[key] = start
    return start


def _list(values):
    return "[" + ",".join([(_WRITE.get(type(value)) or _write_of(value))(value) for value in values]) + "]"


def _whole(number):
    if -0x8000000000000000 <= number <= 0x7FFFFFFFFFFFFFFF:
        return int.__repr__(number)
    raise OverflowError("MongoDB can only handle up to 8-byte ints")


def _double(number):
    text = float.__repr__(number)
    return _DOUBLES.get(text, text)


def _marked(letter, text):
    return '{"\\u0000":%s}' % _quoted(letter + text)


def _date(moment):
    offset = moment.utcoffset()
    if offset is not None:
        moment = moment.replace(tzinfo=None) - offset
    return '{"\\u0000":"d%d"}' % ((moment - _EPOCH) // _MILLISECOND)


def _binary(data, subtype=0):
    return _marked("b", "%d,%s" % (subtype, b64encode(data).decode()))


def _pattern(regex):
    pattern = regex.pattern
    flags = regex.flags
    return _marked("r", letters(flags) + "," + (pattern.decode() if isinstance(pattern, bytes) else pattern))


def _uuid(value):
    raise ValueError("cannot encode native uuid.UUID with UuidRepresentation.UNSPECIFIED. UUIDs can be manually converted to bson.Binary "
                     "instances using bson.Binary.from_uuid() or a different UuidRepresentation can be configured. See the documentation "
                     "for UuidRepresentation for more information.")


_DOUBLES = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
_WRITE = {
    str: _quoted, int: _whole, float: _double, dict: _document, list: _list, tuple: _list, datetime.datetime: _date,
    bool: lambda value: "true" if value else "false",
    type(None): lambda value: "null",
    ObjectId: lambda value: '{"\\u0000":"o%s"}' % value.binary.hex(),
    Int64: lambda value: '{"\\u0000":"l%s"}' % _whole(value),
    Decimal128: lambda value: _marked("n", str(value)),
    bytes: _binary,
    Binary: lambda value: _binary(value, value.subtype),
    Regex: _pattern, re.Pattern: _pattern, uuid.UUID: _uuid,
    Timestamp: lambda value: _marked("t", "%d,%d" % (value.time, value.inc)),
    MinKey: lambda value: _marked("-", ""),
    MaxKey: lambda value: _marked("+", ""),
}


def _write_of(value):
    """How a value of a derived type is written."""
    for kind in type(value).__mro__:
        if kind in _WRITE:
            return _WRITE[kind]
    if isinstance(value, Mapping):
        return _document
    raise InvalidDocument("cannot encode object: %r, of type: %r" % (value, type(value)))


def _naive(text):
    try:
        return _EPOCH + int(text) * _MILLISECOND
    except OverflowError as error:
        from bson.errors import InvalidBSON
        raise InvalidBSON("%s (Consider Using CodecOptions(datetime_conversion=DATETIME_AUTO) or MongoClient(datetime_conversion="
                          "'DATETIME_AUTO')). See: https://www.mongodb.com/docs/languages/python/pymongo-driver/current/data-formats/"
                          "dates-and-times/#handling-out-of-range-datetimes" % error) from None


def _bytes(text):
    subtype, _, data = text.partition(",")
    data = b64decode(data)
    return data if subtype == "0" else Binary(data, int(subtype))


def _regex(text):
    options, _, pattern = text.partition(",")
    return Regex(pattern, options)


_READ = {
    "o": lambda text: ObjectId(bytes.fromhex(text)),
    "d": _naive,
    "l": Int64,
    "n": Decimal128._of,
    "b": _bytes,
    "r": _regex,
    "t": lambda text: Timestamp(*map(int, text.split(","))),
    "-": lambda text: MinKey(),
    "+": lambda text: MaxKey(),
}
_READ_AWARE = _READ | {"d": lambda text: _naive(text).replace(tzinfo=utc)}


def _unmarked(document, _mark=_MARK, _read=_READ):
    if _mark in document:
        text = document[_mark]
        return _read[text[0]](text[1:])
    return document


def _unmarked_aware(document):
    return _unmarked(document, _MARK, _READ_AWARE)


_decoder = json.JSONDecoder(object_hook=_unmarked)
_aware = json.JSONDecoder(object_hook=_unmarked_aware)


def decode(data, tz_aware=False):
    """The document of bytes that the host gave."""
    return (_aware if tz_aware else _decoder).decode(data.decode())
