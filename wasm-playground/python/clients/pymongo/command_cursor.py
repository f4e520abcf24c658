"""CommandCursor: the answer of an aggregation, in batches."""

from collections import deque

from bson.int64 import Int64
from pymongo.errors import InvalidOperation


class CommandCursor:
    """Documents that come in batches."""

    def __init__(self, collection, cursor, batch_size=0):
        self._collection = collection
        self._take(cursor, "firstBatch")
        self._batch_size = batch_size

    def _take(self, cursor, name):
        self._batch = deque(cursor[name])
        self._id = cursor["id"]

    def _more(self):
        """Whether there is a document, after asking for the next batch if there must be one."""
        while not self._batch and self._id:
            command = {"getMore": Int64(self._id), "collection": self._collection.name}
            if self._batch_size:
                command["batchSize"] = self._batch_size
            self._take(self._collection.database._run(command)["cursor"], "nextBatch")
        return bool(self._batch)

    def next(self):
        """The next document. StopIteration where there is none."""
        if self._more():
            return self._batch.popleft()
        raise StopIteration

    __next__ = next

    def try_next(self):
        """The next document, or None."""
        return self._batch.popleft() if self._more() else None

    def to_list(self, length=None):
        """All documents, or so many."""
        if length is not None and length < 1:
            raise ValueError("to_list() length must be greater than 0")
        documents = []
        while (length is None or len(documents) < length) and self._more():
            count = len(self._batch) if length is None else min(len(self._batch), length - len(documents))
            documents.extend(self._batch.popleft() for _ in range(count))
        return documents

    def batch_size(self, batch_size):
        """How many documents a batch has."""
        if not isinstance(batch_size, int):
            raise TypeError("batch_size must be an integer, not %s" % type(batch_size))
        if batch_size < 0:
            raise ValueError("batch_size must be >= 0")
        self._batch_size = batch_size
        return self

    alive = property(lambda self: bool(self._batch or self._id))
    cursor_id = property(lambda self: self._id)

    def close(self):
        """Ends it, on the server as well."""
        if self._id:
            self._collection.database._run({"killCursors": self._collection.name, "cursors": [Int64(self._id)]})
        self._id = 0
        self._batch = deque()

    def __iter__(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def _unused(self):
        """Refuses to change a question that was asked."""
        raise InvalidOperation("cannot set options after executing query")
