"""What writes give."""

from pymongo.errors import InvalidOperation


class _WriteResult:
    def __init__(self, acknowledged):
        self.__acknowledged = acknowledged

    @property
    def acknowledged(self):
        """Whether the server has answered."""
        return self.__acknowledged

    def _known(self, name):
        if not self.__acknowledged:
            raise InvalidOperation("A value for %s is not available when the write is unacknowledged. Check the acknowledged attribute "
                                   "to avoid this error." % name)

    def __repr__(self):
        return "%s(%r, acknowledged=%s)" % (type(self).__name__, self._shown(), self.acknowledged)


class InsertOneResult(_WriteResult):
    def __init__(self, inserted_id, acknowledged):
        self.__inserted_id = inserted_id
        super().__init__(acknowledged)

    inserted_id = property(lambda self: self.__inserted_id)

    def _shown(self):
        return self.__inserted_id


class InsertManyResult(_WriteResult):
    def __init__(self, inserted_ids, acknowledged):
        self.__inserted_ids = inserted_ids
        super().__init__(acknowledged)

    inserted_ids = property(lambda self: self.__inserted_ids)

    def _shown(self):
        return self.__inserted_ids


class _RawResult(_WriteResult):
    def __init__(self, raw_result, acknowledged):
        self._raw = raw_result
        super().__init__(acknowledged)

    raw_result = property(lambda self: self._raw)

    def _shown(self):
        return self._raw

    def _count(self, name, key):
        self._known(name)
        return self._raw.get(key)


class UpdateResult(_RawResult):
    @property
    def matched_count(self):
        """How many documents the filter has found."""
        self._known("matched_count")
        return 0 if self.upserted_id is not None else self._raw.get("n", 0)

    modified_count = property(lambda self: self._count("modified_count", "nModified"))

    @property
    def upserted_id(self):
        """The id of the document that was made, or None."""
        self._known("upserted_id")
        return self._raw.get("upserted")

    @property
    def did_upsert(self):
        """Whether a document was made."""
        return "upserted" in self._raw


class DeleteResult(_RawResult):
    deleted_count = property(lambda self: self._count("deleted_count", "n"))


class BulkWriteResult(_RawResult):
    bulk_api_result = property(lambda self: self._raw)
    inserted_count = property(lambda self: self._count("inserted_count", "nInserted"))
    matched_count = property(lambda self: self._count("matched_count", "nMatched"))
    modified_count = property(lambda self: self._count("modified_count", "nModified"))
    deleted_count = property(lambda self: self._count("deleted_count", "nRemoved"))
    upserted_count = property(lambda self: self._count("upserted_count", "nUpserted"))

    @property
    def upserted_ids(self):
        """The ids of documents that were made, by the index of their operation."""
        self._known("upserted_ids")
        return {upsert["index"]: upsert["_id"] for upsert in self._raw["upserted"]}
