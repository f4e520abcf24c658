"""Updates: operators of fields and arrays, upserts, find_one_and_*."""

import pymongo
from pymongo import ReturnDocument

from outcomes import Calls

db = pymongo.MongoClient("mongodb://db.example.com:27017/shop").get_database()


def handler(event, context):
    calls = Calls()
    things = db.things

    def changed(before, update, **options):
        """What becomes of a document."""
        things.delete_many({})
        things.insert_one({"_id": 1, **before})
        try:
            things.update_one({"_id": 1}, update, **options)
        finally:
            after = things.find_one({"_id": 1})
        return after

    for before, update in (
        ({"a": 1}, {"$set": {"a": 2, "b": "new"}}), ({"a": {"b": 1}}, {"$set": {"a.c": 2}}), ({}, {"$set": {"x.y.z": 1}}),
        ({"a": [1, 2]}, {"$set": {"a.1": 5}}), ({"a": 1, "b": 2}, {"$unset": {"a": ""}}), ({"a": {"b": 1, "c": 2}}, {"$unset": {"a.b": 1}}),
        ({"n": 1}, {"$inc": {"n": 4, "m": 2}}), ({"n": 1.5}, {"$inc": {"n": -1}}), ({"n": 3}, {"$mul": {"n": 2, "m": 5}}),
        ({"n": 3}, {"$min": {"n": 2}}), ({"n": 3}, {"$min": {"n": 5}}), ({"n": 3}, {"$max": {"n": 5, "m": 1}}),
        ({"a": 1}, {"$rename": {"a": "b"}}), ({"a": 1}, {"$rename": {"x": "b"}}), ({"l": [1]}, {"$push": {"l": 2}}), ({}, {"$push": {"l": 2}}),
        ({"l": [1]}, {"$push": {"l": {"$each": [3, 2]}}}), ({"l": [5]}, {"$push": {"l": {"$each": [3, 9], "$sort": 1, "$slice": 2}}}),
        ({"l": [1, 2]}, {"$push": {"l": {"$each": [7, 8], "$slice": -3}}}), ({"l": [1, 2]}, {"$push": {"l": {"$each": [0], "$position": 0}}}),
        ({"l": [{"s": 2}]}, {"$push": {"l": {"$each": [{"s": 1}], "$sort": {"s": 1}}}}), ({"l": [1]}, {"$addToSet": {"l": 1}}),
        ({"l": [1]}, {"$addToSet": {"l": {"$each": [1, 2, 2]}}}), ({"l": [1, 2, 3, 2]}, {"$pull": {"l": 2}}),
        ({"l": [1, 5, 9]}, {"$pull": {"l": {"$gte": 5}}}), ({"l": [{"a": 1, "b": 2}, {"a": 2}]}, {"$pull": {"l": {"a": 1}}}),
        ({"l": [1, 2, 3, 2]}, {"$pullAll": {"l": [2, 3]}}), ({"l": [1, 2, 3]}, {"$pop": {"l": 1}}), ({"l": [1, 2, 3]}, {"$pop": {"l": -1}}),
        ({"l": []}, {"$pop": {"l": 1}}), ({"a": 1}, {"$setOnInsert": {"b": 1}}), ({"a": 1}, {"$set": {"b": 1}, "$unset": {"a": 1}}),
        ({"a": "x"}, {"$inc": {"a": 1}}), ({"a": 1}, {"$inc": {"a": "x"}}), ({"a": 1}, {"$push": {"a": 1}}), ({"a": 1}, {"$set": {"a.b": 1}}),
        ({"a": 1}, {"$set": {"_id": 2}}), ({"a": 1}, {"$foo": {"a": 1}}), ({"a": 1}, {"$set": {"a": 1}, "$inc": {"a": 1}}), ({"a": 1}, {"$set": 5}),
        ({"a": 1}, {"$pullAll": {"a": [1]}}), ({"a": 1}, {"$addToSet": {"a": 1}}),
    ):
        calls(changed, before, update)
    calls(lambda: changed({}, {"$currentDate": {"at": True}})["at"] is not None)
    calls(changed, {"l": [{"k": 1, "v": 1}, {"k": 2, "v": 2}]}, {"$set": {"l.$[e].v": 9}}, array_filters=[{"e.k": 2}])

    things.delete_many({})
    things.insert_many([{"_id": 1, "g": "a", "n": 1}, {"_id": 2, "g": "a", "n": 2}, {"_id": 3, "g": "b", "n": 3}])
    calls.written(things.update_many, {"g": "a"}, {"$inc": {"n": 10}})
    calls.written(things.update_many, {"g": "z"}, {"$inc": {"n": 10}})
    calls.written(things.update_one, {"_id": 3}, {"$set": {"n": 3}})
    calls.written(things.update_one, {"_id": 9}, {"$set": {"n": 9}})
    calls.written(things.update_one, {"_id": 9, "g": "c"}, {"$set": {"n": 9}, "$setOnInsert": {"new": True}}, upsert=True)
    calls.written(things.update_one, {"g": "made"}, {"$inc": {"n": 1}}, upsert=True)
    calls(things.find_one, {"_id": 9})
    calls(things.find_one, {"g": "made"})
    items = db.orders
    calls.written(items.update_one, {"items.sku": "pad"}, {"$set": {"items.$.qty": 8}})
    calls(items.find_one, {"items.sku": "pad"}, {"items": 1})
    calls.written(items.update_many, {"customer": 1}, {"$inc": {"items.$[].qty": 1}})
    calls(items.find, {"customer": 1}, {"items.qty": 1})

    calls(things.find_one_and_update, {"_id": 1}, {"$inc": {"n": 1}})
    calls(things.find_one_and_update, {"_id": 1}, {"$inc": {"n": 1}}, return_document=ReturnDocument.AFTER)
    calls(things.find_one_and_update, {"_id": 50}, {"$inc": {"n": 1}})
    calls(things.find_one_and_update, {"_id": 50}, {"$inc": {"n": 1}}, upsert=True, return_document=ReturnDocument.AFTER)
    calls(things.find_one_and_update, {"g": "a"}, {"$set": {"top": True}}, sort=[("n", -1)], projection={"n": 1})
    calls(things.find_one_and_replace, {"_id": 2}, {"g": "replaced"})
    calls(things.find_one_and_replace, {"_id": 2}, {"g": "again"}, return_document=ReturnDocument.AFTER)
    calls(things.find_one_and_delete, {"_id": 2})
    calls(things.find_one_and_delete, {"_id": 2})
    return calls.outcomes
