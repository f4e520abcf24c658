"""Aggregations: stages, accumulators, expressions."""

import pymongo

from outcomes import Calls

db = pymongo.MongoClient("mongodb://db.example.com:27017/shop").shop


def handler(event, context):
    calls = Calls()

    def of(*stages, name="orders"):
        return calls(lambda: list(db[name].aggregate(list(stages))))

    by_id = {"$sort": {"_id": 1}}
    of({"$match": {"status": "paid"}}, {"$sort": {"total": -1}}, {"$project": {"total": 1, "_id": 0}})
    of({"$group": {"_id": "$status", "n": {"$sum": 1}, "total": {"$sum": "$total"}, "most": {"$max": "$total"}, "least": {"$min": "$total"}}}, by_id)
    of({"$group": {"_id": None, "average": {"$avg": "$total"}, "all": {"$push": "$customer"}}})
    of({"$sort": {"_id": 1}}, {"$group": {"_id": "$customer", "first": {"$first": "$total"}, "last": {"$last": "$total"}}}, by_id)
    of({"$group": {"_id": {"c": "$customer", "s": "$status"}, "n": {"$sum": 1}}}, by_id)
    of({"$group": {"_id": "$status", "customers": {"$addToSet": "$customer"}}}, by_id, {"$limit": 1})
    of({"$group": {"_id": "$coupon", "n": {"$sum": 1}}}, by_id)
    of({"$unwind": "$items"}, {"$group": {"_id": "$items.sku", "qty": {"$sum": "$items.qty"}}}, by_id)
    of({"$unwind": "$items"}, {"$project": {"_id": 0, "sku": "$items.sku", "worth": {"$multiply": ["$items.qty", "$items.price"]}}})
    of({"$unwind": {"path": "$items", "preserveNullAndEmptyArrays": True}}, {"$match": {"customer": 3}}, {"$project": {"items": 1}})
    of({"$unwind": {"path": "$items", "includeArrayIndex": "at"}}, {"$match": {"customer": 1}}, {"$project": {"_id": 0, "at": 1, "items.sku": 1}})
    of({"$lookup": {"from": "customers", "localField": "customer", "foreignField": "_id", "as": "who"}},
       {"$project": {"_id": 0, "customer": 1, "who.name": 1}})
    of({"$skip": 1}, {"$limit": 2}, {"$project": {"customer": 1, "_id": 0}})
    of({"$match": {"total": {"$gt": 1000}}}, {"$count": "n"})
    of({"$match": {"total": {"$gt": 10}}}, {"$count": "n"})
    of({"$addFields": {"items": {"$size": "$items"}}}, {"$project": {"items": 1, "_id": 0}})
    of({"$set": {"taxed": {"$add": ["$total", 1, 0.5]}, "nested.a": 1}}, {"$project": {"taxed": 1, "nested": 1, "_id": 0}})
    of({"$unset": ["items", "placed"]}, {"$limit": 1})
    of({"$unwind": "$items"}, {"$replaceRoot": {"newRoot": "$items"}}, {"$limit": 2})
    of({"$sort": {"customer": 1, "total": -1}}, {"$project": {"total": 1, "_id": 0}})
    of({"$project": {"items": 0, "placed": 0}}, {"$limit": 1})
    of({"$sortByCount": "$status"}, {"$limit": 1})

    def computed(expression, name="orders"):
        return of({"$sort": {"_id": 1}}, {"$limit": 2}, {"$project": {"_id": 0, "x": expression}}, name=name)

    for expression in (
        {"$subtract": ["$total", 0.5]}, {"$divide": ["$total", 2]}, {"$mod": ["$customer", 2]}, {"$abs": {"$subtract": [1, "$customer"]}},
        {"$concat": ["<", "$status", ">"]}, {"$toUpper": "$status"}, {"$substrCP": ["$status", 1, 2]}, {"$strLenCP": "$status"}, {"$split": ["a-b", "-"]},
        {"$cond": [{"$gt": ["$total", 20]}, "big", "small"]}, {"$cond": {"if": {"$eq": ["$status", "paid"]}, "then": 1, "else": 0}},
        {"$ifNull": ["$coupon", "none"]}, {"$switch": {"branches": [{"case": {"$lt": ["$total", 20]}, "then": "low"}], "default": "high"}},
        {"$year": "$placed"}, {"$month": "$placed"}, {"$dayOfMonth": "$placed"}, {"$hour": "$placed"}, {"$dayOfWeek": "$placed"},
        {"$dateToString": {"format": "%Y-%m-%d", "date": "$placed"}}, {"$dateToString": {"format": "%H:%M:%S", "date": "$placed"}},
        {"$arrayElemAt": ["$items.sku", 0]}, {"$arrayElemAt": ["$items.sku", -1]}, {"$size": "$items"}, {"$slice": ["$items.qty", 1]},
        {"$map": {"input": "$items", "as": "i", "in": {"$multiply": ["$$i.qty", "$$i.price"]}}},
        {"$filter": {"input": "$items", "as": "i", "cond": {"$gt": ["$$i.qty", 1]}}}, {"$sum": "$items.qty"}, {"$max": ["$total", 20]},
        {"$reduce": {"input": "$items", "initialValue": 0, "in": {"$add": ["$$value", "$$this.qty"]}}}, {"$in": ["pen", "$items.sku"]},
        {"$toString": "$customer"}, {"$toInt": "7"}, {"$toString": "$_id"}, {"$type": "$total"}, {"$eq": ["$status", "paid"]}, {"$cmp": ["$total", 20]},
        {"$and": [True, {"$gt": ["$total", 20]}]}, {"$or": [False, {"$gt": ["$total", 20]}]}, {"$not": [True]}, {"$literal": "$total"}, {"a": "$status"},
        {"$concatArrays": [[1], [2]]}, {"$mergeObjects": [{"a": 1}, {"b": 2}]}, {"$round": ["$total", 0]}, {"$floor": "$total"}, {"$ceil": "$total"},
        {"$let": {"vars": {"t": "$total"}, "in": {"$add": ["$$t", 1]}}}, {"$pow": ["$customer", 3]}, {"$objectToArray": {"a": 1}}, {"$trim": {"input": " x "}},
        {"$setUnion": [[1, 2], [2, 3]]}, {"$isArray": "$items"}, {"$toLower": "ÄB"}, {"$add": ["$placed", 1000]}, "$missing", "$items.price",
    ):
        computed(expression)
    for stages in (
        [{"$foo": 1}], [{"$match": 5}], [{"$group": {"n": {"$sum": 1}}}], [{"$group": {"_id": 1, "n": {"$foo": 1}}}], [{"$group": {"_id": 1, "n": 5}}],
        [{"$project": {}}], [{"$project": {"x": {"$foo": 1}}}], [{"$limit": 0}], [{"$limit": -1}], [{"$skip": "x"}], [{"$unwind": "items"}],
        [{"$match": {}, "$limit": 1}], [{"$project": {"x": {"$divide": ["$total", 0]}}}], [{"$project": {"x": {"$multiply": ["$status", 2]}}}],
        [{"$project": {"x": {"$concat": ["$total", "a"]}}}], [{"$project": {"x": {"$size": "$status"}}}], [{"$project": {"total": 1, "status": 0}}],
        [{"$sort": {}}], [{"$count": ""}], [{"$lookup": {"from": "x"}}], [{"$project": {"x": "$$nobody"}}], [{"$addFields": {"x": {"$divide": [1]}}}],
    ):
        calls(lambda: list(db.orders.aggregate(stages)))
    return calls.outcomes
