"""Projections, order, limits, cursors, counts."""

import pymongo

from outcomes import Calls

db = pymongo.MongoClient("mongodb://db.example.com:27017/shop").shop
orders, customers, numbers = db.orders, db["customers"], db.numbers


def handler(event, context):
    calls = Calls()
    calls(customers.find_one)
    calls(customers.find_one, 2)
    calls(customers.find_one, {"name": "Nobody"})
    calls(customers.find_one, {"name": "Ada"}, {"name": 1, "_id": 0})
    calls(customers.find_one, {"name": "Ada"}, ["name"])
    calls(customers.find_one, {"name": "Ada"}, {"tags": 0, "since": 0})
    calls(orders.find_one, {"customer": 2}, {"items.sku": 1, "_id": 0})
    calls(orders.find_one, {"customer": 1}, {"items.price": 0, "placed": False})
    calls(orders.find_one, {"customer": 1}, {"items": {"$slice": 1}, "_id": 0, "status": 1})
    calls(orders.find_one, {"customer": 1}, {"items": {"$elemMatch": {"sku": "ink"}}})
    calls(orders.find, {}, {"_id": 1})
    calls(orders.find, {}, {"total": 1, "status": 0})
    names = {"name": 1, "_id": 0}
    calls(lambda: customers.find({}, names).sort("name"))
    calls(lambda: customers.find({}, names).sort("name", pymongo.DESCENDING))
    calls(lambda: customers.find({}, names).sort([("city", 1), ("name", -1)]))
    calls(lambda: customers.find({}, names, sort=[("_id", -1)], limit=2))
    calls(lambda: customers.find({}, names).sort("_id", 1).skip(1).limit(2))
    calls(lambda: numbers.find().sort("n", 1))
    calls(lambda: numbers.find().sort("n", -1))
    calls(lambda: customers.find({}, names)[1])
    calls(lambda: list(customers.find({}, names)[1:3]))
    calls(lambda: customers.find({}, names)[9])
    calls(lambda: customers.find({}, names).to_list(2))
    calls(lambda: next(customers.find({"name": "Nobody"})))
    cursor = customers.find()
    next(cursor)
    calls(cursor.sort, "name")
    calls(lambda: [document["_id"] for document in cursor])
    calls(lambda: [document["_id"] for document in cursor.rewind()])
    calls(customers.count_documents, {})
    calls(customers.count_documents, {"tags": "early"})
    calls(customers.count_documents, {"name": "Nobody"})
    calls(customers.count_documents, {}, skip=1, limit=2)
    calls(customers.estimated_document_count)
    calls(lambda: sorted(orders.distinct("status")))
    calls(lambda: sorted(orders.distinct("items.sku", {"status": "paid"})))
    calls(lambda: sorted(customers.distinct("tags")))
    calls(lambda: sorted(orders.find({"status": "paid"}).distinct("customer")))
    calls(lambda: sorted(db.list_collection_names()))
    calls(lambda: db.nothing.find_one())
    calls(lambda: db.nothing.count_documents({}))
    calls.note(name=orders.name, full_name=orders.full_name, sub=db.a.b.c.full_name, same=db.orders == db["orders"])
    return calls.outcomes
