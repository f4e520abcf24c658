"""Inserts, replacements, deletes, bulk writes, unique keys."""

import pymongo
from pymongo import DeleteMany, DeleteOne, InsertOne, ReplaceOne, UpdateMany, UpdateOne
from pymongo.errors import BulkWriteError, DuplicateKeyError

from outcomes import Calls

client = pymongo.MongoClient("mongodb://db.example.com:27017/shop")
db = client["shop"]


def all_of(name):
    return sorted(list(db[name].find()), key=lambda document: str(document["_id"]))


def handler(event, context):
    calls = Calls()
    made = {"name": "Barbara"}
    calls.written(db.people.insert_one, made)
    calls.note(has_id="_id" in made, type=type(made["_id"]).__name__)
    calls.written(db.people.insert_one, {"_id": 1, "name": "Ada"})
    calls.written(db.people.insert_one, {"_id": 1, "name": "Ada again"})
    calls.written(db.people.insert_many, [{"_id": 2}, {"_id": 3, "nested": {"list": [1, {"x": None}]}}])
    calls.written(db.people.insert_many, [{"_id": 4}, {"_id": 2}, {"_id": 5}])
    calls(db.people.count_documents, {})
    calls.written(db.people.insert_many, [{"_id": 2}, {"_id": 5}, {"_id": 2}, {"_id": 6}], ordered=False)
    calls(db.people.count_documents, {})
    calls.written(db.people.insert_one, {"_id": [1]})
    try:
        db.people.insert_many([{"_id": 10}, {"_id": 10}])
    except BulkWriteError as error:
        details = error.details
        calls.note(text=str(error).partition(", full")[0], code=error.code, inserted=details["nInserted"], index=details["writeErrors"][0]["index"],
                   errmsg=details["writeErrors"][0]["errmsg"], op=details["writeErrors"][0]["op"])
    try:
        db.people.insert_one({"_id": "Ada"})
        db.people.insert_one({"_id": "Ada"})
    except DuplicateKeyError as error:
        calls.note(code=error.code, is_write_error=isinstance(error, pymongo.errors.WriteError))
    calls.written(db.people.replace_one, {"_id": 1}, {"name": "Ada", "age": 36})
    calls.written(db.people.replace_one, {"_id": 1}, {"name": "Ada", "age": 36})
    calls.written(db.people.replace_one, {"_id": 77}, {"name": "New"}, upsert=True)
    calls.written(db.people.replace_one, {"_id": 78}, {"name": "New"})
    calls(db.people.find_one, {"_id": 1})
    calls.written(db.people.delete_one, {"_id": 1})
    calls.written(db.people.delete_one, {"_id": 1})
    calls.written(db.people.delete_many, {"_id": {"$gt": 3}})
    calls(all_of, "people")

    calls.written(db.bulk.bulk_write, [InsertOne({"_id": 1, "n": 1}), InsertOne({"_id": 2, "n": 2}), UpdateOne({"_id": 1}, {"$inc": {"n": 10}}),
                                       UpdateMany({}, {"$set": {"seen": True}}), ReplaceOne({"_id": 3}, {"n": 3}, upsert=True),
                                       UpdateOne({"_id": 4}, {"$set": {"n": 4}}, upsert=True), DeleteOne({"_id": 2}), DeleteMany({"n": 3})])
    calls(all_of, "bulk")
    calls.written(db.bulk.bulk_write, [InsertOne({"_id": 1}), InsertOne({"_id": 20})])
    calls.written(db.bulk.bulk_write, [InsertOne({"_id": 21}), InsertOne({"_id": 1}), InsertOne({"_id": 22})], ordered=False)
    calls(all_of, "bulk")

    calls(db.accounts.create_index, "email", unique=True)
    calls(db.accounts.create_index, [("a", 1), ("b", -1)])
    calls(db.accounts.index_information)
    calls.written(db.accounts.insert_many, [{"_id": 1, "email": "ada@example.com"}, {"_id": 2, "email": "grace@example.com"}])
    calls.written(db.accounts.insert_one, {"_id": 3, "email": "ada@example.com"})
    calls.written(db.accounts.update_one, {"_id": 2}, {"$set": {"email": "ada@example.com"}})
    calls.written(db.accounts.update_one, {"_id": 9, "email": "ada@example.com"}, {"$set": {"a": 1}}, upsert=True)
    calls.written(db.accounts.insert_one, {"_id": 4})
    calls.written(db.accounts.insert_one, {"_id": 5})
    calls(db.accounts.drop_index, "email_1")
    calls(db.accounts.drop_index, "email_1")
    calls.written(db.accounts.insert_one, {"_id": 3, "email": "ada@example.com"})
    calls(db.accounts.create_index, "email", unique=True)
    calls(db.accounts.drop)
    calls(db.accounts.count_documents, {})
    return calls.outcomes
