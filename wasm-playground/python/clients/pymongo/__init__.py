"""The face of pymongo: what functions use of it. Names, defaults and texts are those of pymongo 4.20."""

from pymongo import errors
from pymongo.database import Database
from pymongo.collection import Collection, ReturnDocument
from pymongo.mongo_client import MongoClient
from pymongo.operations import DeleteMany, DeleteOne, IndexModel, InsertOne, ReplaceOne, UpdateMany, UpdateOne
from pymongo.options import ReadPreference, WriteConcern

__version__ = version = "4.20.1"
version_tuple = (4, 20, 1)

ASCENDING = 1
DESCENDING = -1
# Kinds of indexes that the server refuses by name.
GEO2D = "2d"
GEOSPHERE = "2dsphere"
HASHED = "hashed"
TEXT = "text"


def has_c():
    """Whether parts of it are compiled: of the simulation's, none."""
    return False


def __getattr__(name):
    if name in ("AsyncMongoClient", "CursorType", "timeout", "common", "monitoring", "encryption", "client_session", "UpdateOneModel"):
        raise NotImplementedError("pymongo.%s is not part of this simulation. There is: MongoClient, InsertOne, UpdateOne, UpdateMany, "
                                  "ReplaceOne, DeleteOne, DeleteMany, IndexModel, ReturnDocument, ASCENDING, DESCENDING, errors." % name)
    raise AttributeError("module 'pymongo' has no attribute %r" % name)
