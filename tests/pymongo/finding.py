"""Queries: operators, arrays, paths."""

import datetime
import re

import pymongo

from outcomes import Calls

db = pymongo.MongoClient("mongodb://db.example.com:27017/shop").get_default_database()


def ids(query, name="orders"):
    return [document["_id"] for document in db[name].find(query).sort("_id", 1)]


def handler(event, context):
    calls = Calls()
    for query in (
        {}, {"status": "paid"}, {"status": {"$ne": "paid"}}, {"total": {"$gt": 10}}, {"total": {"$gte": 12, "$lt": 31}},
        {"total": {"$lte": 8.25}}, {"status": {"$in": ["open", "refunded"]}}, {"status": {"$nin": ["open", "refunded"]}},
        {"coupon": None}, {"coupon": {"$exists": True}}, {"coupon": {"$exists": False}}, {"coupon": {"$ne": None}},
        {"$and": [{"status": "paid"}, {"total": {"$lt": 50}}]}, {"$or": [{"customer": 2}, {"total": 0}]},
        {"$nor": [{"customer": 1}, {"customer": 2}]}, {"total": {"$not": {"$gt": 10}}}, {"status": re.compile("^P", re.I)},
        {"status": {"$regex": "un"}}, {"status": {"$regex": "^OPEN$", "$options": "i"}}, {"items.sku": "pen"},
        {"items.0.sku": "pen"}, {"items.qty": {"$gt": 2}}, {"items": {"$size": 1}}, {"items": []}, {"items.size.w": 120},
        {"items": {"$elemMatch": {"sku": "pen", "qty": {"$gte": 5}}}}, {"items": {"$elemMatch": {"sku": "pen", "price": 27.5}}},
        {"placed": {"$gte": datetime.datetime(2026, 1, 6), "$lt": datetime.datetime(2026, 2, 1)}}, {"customer": {"$mod": [2, 1]}},
        {"total": {"$type": "double"}}, {"_id": {"$oid": "65a0f1c2d3e4f5a6b7c8d901"}},
    ):
        calls(ids, query)
    for query in (
        {"tags": "early"}, {"tags": {"$all": ["vip", "early"]}}, {"tags": {"$size": 0}}, {"tags": ["early"]}, {"tags": {"$in": ["vip"]}},
        {"city": None}, {"city": {"$type": "null"}}, {"since": {"$exists": False}}, {"name": {"$in": [re.compile("^A"), "Grace"]}},
        {"name": {"$gt": "B"}},
    ):
        calls(ids, query, "customers")
    for query in (
        {"n": {"$gt": 0}}, {"n": {"$lt": 5}}, {"n": {"$gte": "3"}}, {"n": 1}, {"n": None}, {"n": {"$type": "number"}}, {"n": {"$type": "array"}},
        {"n": {"$type": 2}}, {"n": True}, {"n": {"$in": [None, 2.5]}}, {"n.a": 1}, {"n": {"a": 1}}, {"n": {"$not": {"$type": "number"}}},
        {"n": {"$ne": 1}}, {"$expr": {"$gt": ["$_id", 7]}},
    ):
        calls(ids, query, "numbers")
    for query in (
        {"status": {"$foo": 1}}, {"$foo": 1}, {"status": {"$in": "open"}}, {"$or": {}}, {"$or": []}, {"status": {"$size": "x"}},
        {"status": {"$regex": 5}}, {"status": {"$not": 5}}, {"total": {"$mod": [2]}}, {"items": {"$elemMatch": 5}}, {"items": {"$all": 5}},
        {"status": {"$options": "i"}}, {"n": {"$type": "nothing"}},
    ):
        calls(ids, query)
    return calls.outcomes
