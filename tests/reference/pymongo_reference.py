"""Runs one handler of tests/pymongo under CPython with MongoDB's pymongo, where mongomock plays the server, and prints what it returns.

    python pymongo_reference.py tests/pymongo/finding.py
"""

import importlib.util
import json
import pathlib
import sys

import mongomock
import mongomock.collection
import pymongo
from bson import json_util

CASES = pathlib.Path(__file__).resolve().parent.parent / "pymongo"
SERVER = "db.example.com"


def main(case):
    """The outcomes of one case, as JSON on standard output."""
    sys.path.insert(0, str(CASES / "shared"))
    if "ONLY_THE_CLIENT = True" in pathlib.Path(case).read_text("utf-8"):
        outcomes = outcomes_of(case)
    else:
        take_what_pymongo_gives()
        with mongomock.patch(servers=[(SERVER, 27017)]):
            fill(pymongo.MongoClient(SERVER), json_util.loads((CASES / "world.json").read_text("utf-8")))
            outcomes = outcomes_of(case)
    print(json.dumps(outcomes))


def outcomes_of(case):
    """What the handler returns."""
    specification = importlib.util.spec_from_file_location("app", case)
    app = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(app)
    return app.handler({}, None)


def take_what_pymongo_gives():
    """mongomock 4.3.0 is older than the `sort` that pymongo's operations hand to it, which is None in all cases here."""
    builder = mongomock.collection.BulkOperationBuilder
    for name in ("add_update", "add_replace"):
        add = getattr(builder, name)

        def without_sort(self, *args, add=add, sort=None, **kwargs):
            return add(self, *args, **kwargs)

        setattr(builder, name, without_sort)


def fill(client, world):
    """Puts the documents of world.json into the server. The times that `json_util` reads know UTC; those of MongoDB know no zone."""
    for database, collections in world.items():
        for collection, documents in collections.items():
            client[database][collection].insert_many(documents)


main(sys.argv[1])
