"""MongoDB Extended JSON: `dumps` and `loads`."""

import datetime
import json
import math
import re
import uuid
from base64 import b64decode, b64encode
from collections.abc import Mapping

from bson.binary import Binary
from bson.decimal128 import Decimal128
from bson.int64 import Int64
from bson.max_key import MaxKey
from bson.min_key import MinKey
from bson.objectid import ObjectId
from bson.regex import Regex, letters
from bson.timestamp import Timestamp
from bson.tz_util import utc

_EPOCH = datetime.datetime(1970, 1, 1)


class JSONMode:
    """Which form of Extended JSON."""

    LEGACY = 0
    RELAXED = 1
    CANONICAL = 2


class JSONOptions:
    """How values are written and read."""

    def __init__(self, json_mode=JSONMode.RELAXED, tz_aware=False, tzinfo=utc):
        if json_mode == JSONMode.LEGACY:
            raise NotImplementedError("JSONMode.LEGACY is not part of this simulation. There is: JSONMode.RELAXED, JSONMode.CANONICAL.")
        self.json_mode = json_mode
        self.tz_aware = tz_aware
        self.tzinfo = tzinfo


RELAXED_JSON_OPTIONS = DEFAULT_JSON_OPTIONS = JSONOptions()
CANONICAL_JSON_OPTIONS = JSONOptions(JSONMode.CANONICAL)


def dumps(obj, *args, **kwargs):
    """The text of a document, of a list of them, or of a value."""
    options = kwargs.pop("json_options", DEFAULT_JSON_OPTIONS)
    return json.dumps(_plain(obj, options), *args, **kwargs)


def default(obj, json_options=DEFAULT_JSON_OPTIONS):
    """What `json.dumps` may take for its `default`."""
    plain = _plain(obj, json_options)
    if plain is obj:
        raise TypeError("%r is not JSON serializable" % (obj,))
    return plain


def _plain(value, options):
    canonical = options.json_mode == JSONMode.CANONICAL
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        if not canonical:
            return int(value)
        long = isinstance(value, Int64) or not -0x80000000 <= value <= 0x7FFFFFFF
        return {"$numberLong" if long else "$numberInt": str(int(value))}
    if isinstance(value, float):
        if math.isfinite(value) and not canonical:
            return value
        names = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
        return {"$numberDouble": names.get(repr(value), repr(value))}
    if isinstance(value, Mapping):
        return {key: _plain(member, options) for key, member in value.items()}
    if isinstance(value, datetime.datetime):
        return {"$date": _moment(value, canonical)}
    if isinstance(value, ObjectId):
        return {"$oid": str(value)}
    if isinstance(value, Decimal128):
        return {"$numberDecimal": str(value)}
    if isinstance(value, (Regex, re.Pattern)):
        return {"$regularExpression": {"pattern": value.pattern, "options": letters(value.flags & ~re.U if canonical else value.flags)}}
    if isinstance(value, Timestamp):
        return {"$timestamp": {"t": value.time, "i": value.inc}}
    if isinstance(value, (MinKey, MaxKey)):
        return {"$minKey" if isinstance(value, MinKey) else "$maxKey": 1}
    if isinstance(value, uuid.UUID):
        value = Binary.from_uuid(value)
    if isinstance(value, bytes):
        return {"$binary": {"base64": b64encode(value).decode(), "subType": "%02x" % getattr(value, "subtype", 0)}}
    if hasattr(value, "__iter__"):
        return [_plain(element, options) for element in value]
    return value


def _moment(value, canonical):
    offset = value.utcoffset()
    if offset is not None:
        value = value.replace(tzinfo=None) - offset
    millis = (value - _EPOCH) // datetime.timedelta(milliseconds=1)
    if canonical or millis < 0:
        return {"$numberLong": str(millis)}
    fraction = ".%03d" % (millis % 1000) if millis % 1000 else ""
    return value.strftime("%Y-%m-%dT%H:%M:%S") + fraction + "Z"


def loads(s, *args, **kwargs):
    """What the text of `dumps` was made of."""
    options = kwargs.pop("json_options", DEFAULT_JSON_OPTIONS)
    kwargs["object_hook"] = lambda document: object_hook(document, options)
    return json.loads(s, *args, **kwargs)


def object_hook(dct, json_options=DEFAULT_JSON_OPTIONS):
    """What `json.loads` may take for its `object_hook`."""
    read = next((_READ[key] for key in dct if key in _READ), None)
    return dct if read is None else read(dct, json_options)


def _date(document, options):
    value = document["$date"]
    if isinstance(value, str):
        moment = datetime.datetime.fromisoformat(value)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=utc)
        moment = moment.astimezone(utc).replace(tzinfo=None)
    else:
        moment = _EPOCH + datetime.timedelta(milliseconds=int(value))
    return moment.replace(tzinfo=utc).astimezone(options.tzinfo) if options.tz_aware else moment


def _binary(document, options):
    parts = document["$binary"]
    data, subtype = b64decode(parts["base64"]), int(parts["subType"], 16)
    return data if subtype == 0 else Binary(data, subtype)


def _regex(document, options):
    parts = document["$regularExpression"]
    return Regex(parts["pattern"], parts["options"])


_READ = {
    "$oid": lambda document, options: ObjectId(document["$oid"]),
    "$date": _date,
    "$numberInt": lambda document, options: int(document["$numberInt"]),
    "$numberLong": lambda document, options: Int64(document["$numberLong"]),
    "$numberDouble": lambda document, options: float(document["$numberDouble"]),
    "$numberDecimal": lambda document, options: Decimal128(document["$numberDecimal"]),
    "$binary": _binary,
    "$uuid": lambda document, options: Binary.from_uuid(uuid.UUID(document["$uuid"])),
    "$regularExpression": _regex,
    "$timestamp": lambda document, options: Timestamp(document["$timestamp"]["t"], document["$timestamp"]["i"]),
    "$minKey": lambda document, options: MinKey(),
    "$maxKey": lambda document, options: MaxKey(),
}
