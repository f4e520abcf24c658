"""Collection: what functions do with documents."""

from collections.abc import Iterable, Mapping

from bson import _wire
from pymongo import checks, results, server
from pymongo.bulk import Bulk, document_text
from pymongo.command_cursor import CommandCursor
from pymongo.cursor import Cursor
from pymongo.errors import InvalidName, OperationFailure
from pymongo.operations import IndexModel, update_statement

_HERE = ("insert_one, insert_many, find, find_one, update_one, update_many, replace_one, delete_one, delete_many, find_one_and_update, "
         "find_one_and_replace, find_one_and_delete, bulk_write, aggregate, count_documents, estimated_document_count, distinct, "
         "create_index, create_indexes, drop_index, drop_indexes, list_indexes, index_information, drop, rename")
_ELSEWHERE = ("watch", "find_raw_batches", "aggregate_raw_batches", "options", "create_search_index", "create_search_indexes",
              "drop_search_index", "list_search_indexes", "update_search_index")


class ReturnDocument:
    """Which document `find_one_and_update` and `find_one_and_replace` give."""

    BEFORE = False
    AFTER = True


class Collection:
    """A collection."""

    def __init__(self, database, name, create=False, codec_options=None, read_preference=None, write_concern=None, read_concern=None,
                 session=None):
        if not isinstance(name, str):
            raise TypeError("name must be an instance of str, not %s" % type(name))
        if not name or ".." in name:
            raise InvalidName("collection names cannot be empty")
        if "$" in name and not name.startswith(("oplog.$main", "$cmd")):
            raise InvalidName("collection names must not contain '$': %r" % name)
        if name[0] == "." or name[-1] == ".":
            raise InvalidName("collection names must not start or end with '.': %r" % name)
        if "\0" in name:
            raise InvalidName("collection names must not contain the null character")
        self.__database = database
        self.__name = name
        self.__acknowledged = write_concern is None or write_concern.acknowledged

    database = property(lambda self: self.__database)
    name = property(lambda self: self.__name)
    full_name = property(lambda self: "%s.%s" % (self.__database.name, self.__name))

    def _run(self, command, *args):
        return self.__database._run(command, *args)

    def __getattr__(self, name):
        if name in _ELSEWHERE:
            raise checks.missing("Collection.%s" % name, _HERE)
        if name.startswith("_"):
            full = "%s.%s" % (self.__name, name)
            raise AttributeError("Collection has no attribute %r. To access the %s collection, use database[%r]." % (name, full, full))
        return self[name]

    def __getitem__(self, name):
        return Collection(self.__database, "%s.%s" % (self.__name, name))

    def with_options(self, codec_options=None, read_preference=None, write_concern=None, read_concern=None):
        """The same collection, with another write concern."""
        return Collection(self.__database, self.__name, write_concern=write_concern)

    # Writing

    def insert_one(self, document, bypass_document_validation=None, session=None, comment=None):
        """Inserts a document; it gets an `_id` if it has none."""
        checks.only("insert_one", "document", session=session)
        text = document_text(document)
        self._write({"insert": self.__name, "ordered": True}, "documents", text)
        return results.InsertOneResult(document["_id"], self.__acknowledged)

    def insert_many(self, documents, ordered=True, bypass_document_validation=None, session=None, comment=None):
        """Inserts documents: with `ordered` up to the first that is refused."""
        if not isinstance(documents, Iterable) or isinstance(documents, Mapping) or not documents:
            raise TypeError("documents must be a non-empty list")
        checks.only("insert_many", "documents, ordered", session=session)
        bulk, ids = Bulk(self, ordered), []
        for document in documents:
            text = document_text(document)
            ids.append(document["_id"])
            bulk.add("insert", document, text)
        bulk.execute()
        return results.InsertManyResult(ids, self.__acknowledged)

    def _write(self, command, field, text):
        answer = self._run(command, field, [text])
        if answer.get("writeErrors"):
            server.refuse_write(answer["writeErrors"])
        return answer

    def _update(self, method, statement, **options):
        checks.only(method, "filter, update, upsert, array_filters", **options)
        answer = self._write({"update": self.__name, "ordered": True}, "updates", _wire.encode(statement))
        raw = {"n": answer["n"], "nModified": answer["nModified"], "ok": 1.0, "updatedExisting": bool(answer["n"])}
        if "upserted" in answer:
            raw |= {"upserted": answer["upserted"][0]["_id"], "updatedExisting": False}
        return results.UpdateResult(raw, self.__acknowledged)

    def update_one(self, filter, update, upsert=False, bypass_document_validation=None, collation=None, array_filters=None, hint=None,
                   session=None, let=None, sort=None, comment=None):
        """Changes the first document that the filter finds."""
        checks.is_update(update)
        return self._update("update_one", update_statement(filter, update, upsert, False, array_filters),
                            collation=collation, session=session, let=let, sort=sort)

    def update_many(self, filter, update, upsert=False, array_filters=None, bypass_document_validation=None, collation=None, hint=None,
                    session=None, let=None, comment=None):
        """Changes all documents that the filter finds."""
        checks.is_update(update)
        return self._update("update_many", update_statement(filter, update, upsert, True, array_filters),
                            collation=collation, session=session, let=let)

    def replace_one(self, filter, replacement, upsert=False, bypass_document_validation=None, collation=None, hint=None, session=None,
                    let=None, sort=None, comment=None):
        """Puts a document in the place of the first that the filter finds."""
        checks.is_replacement(replacement)
        return self._update("replace_one", update_statement(filter, replacement, upsert),
                            collation=collation, session=session, let=let, sort=sort)

    def _delete(self, filter, limit, **options):
        checks.is_mapping("filter", filter)
        checks.only("delete", "filter", **options)
        answer = self._write({"delete": self.__name, "ordered": True}, "deletes", _wire.encode({"q": filter, "limit": limit}))
        return results.DeleteResult(answer, self.__acknowledged)

    def delete_one(self, filter, collation=None, hint=None, session=None, let=None, comment=None):
        """Deletes the first document that the filter finds."""
        return self._delete(filter, 1, collation=collation, session=session, let=let)

    def delete_many(self, filter, collation=None, hint=None, session=None, let=None, comment=None):
        """Deletes all documents that the filter finds."""
        return self._delete(filter, 0, collation=collation, session=session, let=let)

    def bulk_write(self, requests, ordered=True, bypass_document_validation=None, session=None, comment=None, let=None):
        """Does many writes: with `ordered` up to the first that is refused."""
        checks.is_list("requests", requests)
        checks.only("bulk_write", "requests, ordered", session=session, let=let)
        bulk = Bulk(self, ordered)
        for request in requests:
            bulk.add_request(request)
        return results.BulkWriteResult(bulk.execute(), self.__acknowledged)

    def _find_and_modify(self, filter, projection, sort, return_document=ReturnDocument.BEFORE, **fields):
        checks.is_mapping("filter", filter)
        if not isinstance(return_document, bool):
            raise TypeError("return_document must be ReturnDocument.BEFORE or ReturnDocument.AFTER, not %s" % type(return_document))
        for option in ("collation", "session", "let"):
            checks.only("find_one_and_*", "filter, projection, sort, upsert, return_document", **{option: fields.pop(option, None)})
        fields.pop("maxTimeMS", None)
        command = {"findAndModify": self.__name, "query": filter, "new": return_document}
        if projection is not None:
            command["fields"] = checks.fields(projection)
        if sort is not None:
            command["sort"] = checks.index_document(sort if isinstance(sort, (list, tuple, Mapping)) else checks.index_list(sort))
        if "upsert" in fields:
            checks.is_boolean("upsert", fields["upsert"])
        answer = self._run(command | {name: value for name, value in fields.items() if value is not None})
        return answer.get("value")

    def find_one_and_update(self, filter, update, projection=None, sort=None, upsert=False, return_document=ReturnDocument.BEFORE,
                            array_filters=None, hint=None, session=None, let=None, comment=None, **kwargs):
        """Changes a document and gives it as it was, or as it is."""
        checks.is_update(update)
        return self._find_and_modify(filter, projection, sort, return_document, update=update, upsert=upsert, arrayFilters=array_filters,
                                     session=session, let=let, **kwargs)

    def find_one_and_replace(self, filter, replacement, projection=None, sort=None, upsert=False, return_document=ReturnDocument.BEFORE,
                             hint=None, session=None, let=None, comment=None, **kwargs):
        """Puts another document in the place of one, and gives one of the two."""
        checks.is_replacement(replacement)
        return self._find_and_modify(filter, projection, sort, return_document, update=replacement, upsert=upsert, session=session,
                                     let=let, **kwargs)

    def find_one_and_delete(self, filter, projection=None, sort=None, hint=None, session=None, let=None, comment=None, **kwargs):
        """Deletes a document and gives it."""
        return self._find_and_modify(filter, projection, sort, remove=True, session=session, let=let, **kwargs)

    # Reading

    def find(self, *args, **kwargs):
        """What a query finds."""
        return Cursor(self, *args, **kwargs)

    def find_one(self, filter=None, *args, **kwargs):
        """The first document that a query finds, or None."""
        if filter is not None and not isinstance(filter, Mapping):
            filter = {"_id": filter}
        return next(self.find(filter, *args, **kwargs).limit(-1), None)

    def aggregate(self, pipeline, session=None, let=None, comment=None, **kwargs):
        """What the stages of a pipeline make of the documents."""
        if not isinstance(pipeline, list):
            raise TypeError("pipeline must be a list, not %s" % type(pipeline))
        batch_size = kwargs.get("batchSize", 0)
        checks.only("aggregate", "pipeline, batchSize", session=session, let=let, **kwargs)
        command = {"aggregate": self.__name, "pipeline": pipeline, "cursor": {"batchSize": batch_size} if batch_size else {}}
        return CommandCursor(self, self._run(command)["cursor"], batch_size)

    def count_documents(self, filter, session=None, comment=None, **kwargs):
        """How many documents a query finds."""
        stages = [{"$match": filter}]
        for option in ("skip", "limit"):
            if option in kwargs:
                stages.append({"$" + option: kwargs.pop(option)})
        checks.only("count_documents", "filter, skip, limit", session=session, **kwargs)
        stages.append({"$group": {"_id": 1, "n": {"$sum": 1}}})
        batch = self._run({"aggregate": self.__name, "pipeline": stages, "cursor": {}})["cursor"]["firstBatch"]
        return batch[0]["n"] if batch else 0

    def estimated_document_count(self, comment=None, **kwargs):
        """How many documents there are, without looking at them."""
        return self._run({"count": self.__name})["n"]

    def distinct(self, key, filter=None, session=None, comment=None, hint=None, **kwargs):
        """The values that a field has."""
        if not isinstance(key, str):
            raise TypeError("key must be an instance of str, not %s" % type(key))
        if filter is not None:
            checks.is_mapping("filter", filter)
        checks.only("distinct", "key, filter", session=session, **kwargs)
        return self._run({"distinct": self.__name, "key": key, "query": filter or {}})["values"]

    # Indexes, and the collection itself

    def create_index(self, keys, session=None, comment=None, **kwargs):
        """Makes an index, and gives its name."""
        return self.create_indexes([IndexModel(keys, **kwargs)], session)[0]

    def create_indexes(self, indexes, session=None, comment=None, **kwargs):
        """Makes indexes, and gives their names."""
        checks.is_list("indexes", indexes)
        checks.only("create_indexes", "indexes", session=session)
        for index in indexes:
            if not isinstance(index, IndexModel):
                raise TypeError("%r is not an instance of pymongo.operations.IndexModel" % (index,))
        documents = [index.document for index in indexes]
        self._run({"createIndexes": self.__name, "indexes": documents})
        return [document["name"] for document in documents]

    def drop_index(self, index_or_name, session=None, comment=None, **kwargs):
        """Deletes an index, by its name or its keys."""
        name = index_or_name
        if isinstance(name, list):
            name = IndexModel(name).document["name"]
        if not isinstance(name, str):
            raise TypeError("index_or_name must be an instance of str or list, not %s" % type(name))
        try:
            self._run({"dropIndexes": self.__name, "index": name})
        except OperationFailure as error:
            if error.code != 26:
                raise

    def drop_indexes(self, session=None, comment=None, **kwargs):
        """Deletes all indexes but that of `_id`."""
        self.drop_index("*")

    def list_indexes(self, session=None, comment=None):
        """What the server says of the indexes."""
        try:
            cursor = self._run({"listIndexes": self.__name, "cursor": {}})["cursor"]
        except OperationFailure as error:
            if error.code != 26:
                raise
            cursor = {"id": 0, "firstBatch": []}
        return CommandCursor(self, cursor)

    def index_information(self, session=None, comment=None):
        """The indexes by name."""
        information = {}
        for index in self.list_indexes():
            index["key"] = list(index["key"].items())
            information[index.pop("name")] = index
        return information

    def drop(self, session=None, comment=None, encrypted_fields=None):
        """Deletes the collection."""
        self.__database.drop_collection(self.__name)

    def rename(self, new_name, session=None, comment=None, **kwargs):
        """Gives the collection another name."""
        if not isinstance(new_name, str):
            raise TypeError("new_name must be an instance of str, not %s" % type(new_name))
        if new_name[:1] == "." or new_name[-1:] == ".":
            raise InvalidName("collection names must not start or end with '.'")
        target = Collection(self.__database, new_name)
        return self._admin({"renameCollection": self.full_name, "to": target.full_name} | kwargs)

    def _admin(self, command):
        return self.__database.client._run("admin", command)

    def __eq__(self, other):
        if not isinstance(other, Collection):
            return NotImplemented
        return (self.database, self.name) == (other.database, other.name)

    def __hash__(self):
        return hash((self.__database, self.__name))

    def __bool__(self):
        raise NotImplementedError("Collection objects do not implement truth value testing or bool(). Please compare with None instead: "
                                  "collection is not None")

    def __iter__(self):
        return self

    def __next__(self):
        raise TypeError("'Collection' object is not iterable")

    def __call__(self, *args, **kwargs):
        if "." not in self.__name:
            raise TypeError("'Collection' object is not callable. If you meant to call the '%s' method on a 'Database' object it is "
                            "failing because no such method exists." % self.__name)
        raise TypeError("'Collection' object is not callable. If you meant to call the '%s' method on a 'Collection' object it is failing "
                        "because no such method exists." % self.__name.rpartition(".")[2])

    def __repr__(self):
        return "Collection(%r, %r)" % (self.__database, self.__name)
