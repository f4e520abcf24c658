"""What pymongo refuses by itself, before it asks the server. It is compared with pymongo alone: no server answers, and none is asked."""

import pymongo
from pymongo import DeleteOne, InsertOne, UpdateOne

from outcomes import Calls

# The reference is pymongo itself, not mongomock.
ONLY_THE_CLIENT = True

client = pymongo.MongoClient("mongodb://user:secret@db.example.com:27017/shop?retryWrites=true", serverSelectionTimeoutMS=1)
db = client.shop
orders = db.orders


def handler(event, context):
    calls = Calls()
    for text in (client, db, orders, orders.items, client["shop"]["a.b"], client.get_default_database(), client.get_database("x").name):
        calls(repr, text)
    calls(repr, orders.find())
    for wrong in (
        lambda: bool(orders), lambda: bool(db), lambda: orders(), lambda: orders.finds(), lambda: db(), lambda: db.foo.bar.baz(), lambda: next(orders), lambda: iter(db),
        lambda: orders._x, lambda: client._x, lambda: db._x, lambda: client[5], lambda: client[""], lambda: client["a b"], lambda: client["a.b"], lambda: db["$a"], lambda: db[".a"],
        lambda: db[""], lambda: db["a..b"], lambda: db[5], lambda: len(orders.find()),
        lambda: orders.insert_one([1]), lambda: orders.insert_one(None), lambda: orders.insert_many([]), lambda: orders.insert_many({}), lambda: orders.insert_many({"a": 1}),
        lambda: orders.insert_many([5]), lambda: orders.update_one({}, {"a": 1}), lambda: orders.update_one({}, {}), lambda: orders.update_one({}, []), lambda: orders.update_one({}, "a"),
        lambda: orders.update_one([1], {"$set": {"a": 1}}), lambda: orders.update_many({}, {"a": 1}), lambda: orders.replace_one({}, {"$set": {}}), lambda: orders.replace_one({}, 5),
        lambda: orders.delete_one(), lambda: orders.find([1]), lambda: orders.find({}, [1]), lambda: orders.find(limit="1"), lambda: orders.find(skip=None),
        lambda: orders.find(foo=1), lambda: orders.find().sort(5), lambda: orders.find().sort([]), lambda: orders.find().sort([(1, 1)]),
        lambda: orders.find().limit("a"), lambda: orders.find().skip(-1), lambda: orders.find().skip("a"), lambda: orders.find().batch_size(-1), lambda: orders.find().batch_size("a"),
        lambda: orders.find()[0:1:2], lambda: orders.find()["a"], lambda: orders.find()[-1], lambda: orders.find()[3:1], lambda: orders.find().hint(5), lambda: orders.find().nothing,
        lambda: orders.aggregate({}), lambda: orders.aggregate("x"), lambda: orders.distinct(5), lambda: orders.count(), lambda: orders.insert({}), lambda: orders.save({}),
        lambda: orders.bulk_write([]), lambda: orders.bulk_write([5]), lambda: orders.bulk_write({}), lambda: orders.create_index([]), lambda: orders.create_index(5), lambda: orders.create_index([("a", None)]),
        lambda: orders.create_indexes(5), lambda: orders.drop_index(5), lambda: orders.rename(5), lambda: orders.rename(""), lambda: orders.rename("a."),
        lambda: orders.find_one_and_update({}, {}), lambda: orders.find_one_and_update({}, {"a": 1}), lambda: orders.find_one_and_update({}, {"$set": {}}, return_document=5),
        lambda: orders.find_one_and_replace({}, {"$set": {}}), lambda: orders.find_one_and_delete(5),
        lambda: UpdateOne({}, {"$set": {}}, upsert="x"), lambda: repr(UpdateOne({"a": 1}, {"$set": {"b": 2}})), lambda: repr(InsertOne({"a": 1})), lambda: InsertOne({"a": 1}) == InsertOne({"a": 1}),
        lambda: repr(DeleteOne({"a": 1})), lambda: pymongo.MongoClient("http://x"), lambda: pymongo.MongoClient("mongodb://"), lambda: pymongo.MongoClient("mongodb://u:p@ss@h/"),
        lambda: pymongo.MongoClient(port="a"), lambda: pymongo.MongoClient("h:99999"), lambda: pymongo.MongoClient(serverSelectionTimeoutMS="a"), lambda: pymongo.MongoClient("mongodb://h/").get_default_database(),
        lambda: pymongo.MongoClient("mongodb://h/").get_database(), lambda: pymongo.MongoClient("mongodb://h/").get_default_database("x").name,
        lambda: db.drop_collection(5), lambda: client.drop_database(5), lambda: orders == db["orders"], lambda: db == client["shop"], lambda: hash(orders) == hash(db.orders), lambda: db.get_collection("x").full_name,
    ):
        calls(wrong)
    calls.note(version=pymongo.version[0], ascending=pymongo.ASCENDING, descending=pymongo.DESCENDING, before=pymongo.ReturnDocument.BEFORE, after=pymongo.ReturnDocument.AFTER)
    return calls.outcomes
