"""Values that documents hold, and those that they cannot hold."""

import datetime
import decimal
import re

import bson
import pymongo
from bson import Decimal128, Int64, ObjectId, Regex, json_util
from bson.errors import InvalidId

from outcomes import Calls

client = pymongo.MongoClient("mongodb://db.example.com:27017/shop")
values = client.shop.values


def handler(event, context):
    calls = Calls()

    def kept(value):
        """What comes back of a value."""
        values.delete_many({})
        values.insert_one({"_id": 1, "v": value})
        back = values.find_one({"_id": 1})["v"]
        return [type(back).__name__, back]

    zone = datetime.timezone(datetime.timedelta(hours=2))
    for value in (
        1, -5, 2**31, 2**63 - 1, 1.5, 1.0, 1e300, 0.1, "text", "ÄÖ 漢字 \U0001f600", "a\"b\\c\n\t\0", True, None, [1, [2, {"a": []}]], {"a": {"b": {}}},
        b"bytes", datetime.datetime(2026, 1, 2, 3, 4, 5, 678901), datetime.datetime(1969, 12, 31, 23, 59, 59), datetime.datetime(2026, 1, 2, tzinfo=zone),
        ObjectId("65a0f1c2d3e4f5a6b7c8d9aa"), (1, 2), {"$x": 1}, {"a.b": 1}, Decimal128("9.99"),
    ):
        calls(kept, value)
    for value in (
        {1, 2}, decimal.Decimal("1.5"), 2**63, -2**63 - 1, datetime.date(2026, 1, 1), object, 1j, datetime.timedelta(1), {1: 2}, {"a": {None: 1}},
        {"a\0b": 1}, "\ud800", [{"x": {3}}],
    ):
        calls(_encoded, {"v": value})

    known = ObjectId("65a0f1c2d3e4f5a6b7c8d9e0")
    calls.note(text=str(known), shown=repr(known), time=known.generation_time.isoformat(), same=known == ObjectId(str(known)),
               less=known < ObjectId("65a0f1c2d3e4f5a6b7c8d9e1"), valid=ObjectId.is_valid("x"), valid_hex=ObjectId.is_valid("0" * 24), hash=hash(known) == hash(ObjectId(known)),
               binary=known.binary, in_a_set=known in {known}, new_ones_differ=ObjectId() != ObjectId(), not_text=known == str(known),
               of_a_time=str(ObjectId.from_datetime(datetime.datetime(2026, 1, 1))))
    for wrong in ("x", 5, "z" * 24, b"123", ""):
        calls(ObjectId, wrong)
    calls(lambda: known < 5)
    try:
        ObjectId("not an id")
    except InvalidId as error:
        calls.note(text=str(error))

    document = {"_id": known, "at": datetime.datetime(2026, 1, 2, 3, 4, 5, 678000), "n": Int64(5), "d": Decimal128("1.10"), "f": 1.5, "l": [1, None, True],
                "b": b"hi", "r": Regex("^a", "i"), "sub": {"x": known}, "whole": datetime.datetime(2026, 1, 1), "old": datetime.datetime(1960, 1, 1)}
    text = calls(json_util.dumps, document)
    calls(lambda: json_util.loads(text) == document)
    calls(json_util.dumps, [document], indent=1)
    calls(json_util.dumps, {"a": 1, "b": 2**40, "c": float("inf")}, json_options=json_util.CANONICAL_JSON_OPTIONS)
    calls(json_util.loads, '{"a": {"$oid": "65a0f1c2d3e4f5a6b7c8d9e0"}, "b": {"$date": "2026-01-01T00:00:00Z"}, "c": {"$numberLong": "7"}, "d": {"$date": 5}}')
    calls.note(int64=repr(Int64(5)), is_int=isinstance(Int64(5), int), decimal=repr(Decimal128("1.50")), as_decimal=str(Decimal128("1.50").to_decimal()),
               equal=Decimal128("1.0") == Decimal128("1.0"), regex=repr(Regex("^a", "im")), native=Regex.from_native(re.compile("a", re.I)).flags & re.I == re.I,
               binary=repr(bson.Binary(b"x", 4)), timestamp=repr(bson.Timestamp(5, 1)), min_key=repr(bson.MinKey()), son=repr(bson.SON([("a", 1)])))
    calls(Decimal128, "no number")
    calls(Decimal128, 1.5)
    for uri in ("mongodb://h:99999", "mongodb://h/?maxPoolSize"):
        calls(_parsed, uri)
    for uri in ("mongodb://u%40x:p%2Fw@h1:1,h2:2/shop?w=majority", "mongodb://localhost", "mongodb://h/a.b"):
        calls(_parsed, uri)
    return calls.outcomes


def _encoded(document):
    """What the server is never asked."""
    client.shop.refused.insert_one(document)


def _parsed(uri):
    from pymongo.uri_parser import parse_uri
    parsed = parse_uri(uri)
    return [[list(node) for node in parsed["nodelist"]], parsed["username"], parsed["password"], parsed["database"], parsed["collection"]]
