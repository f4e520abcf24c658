"""Cursor: the answer of `find`. It is asked for when the first document is wanted."""

import copy
from collections import deque
from collections.abc import Mapping

from pymongo import checks
from pymongo.command_cursor import CommandCursor
from pymongo.errors import InvalidOperation

_HERE = "filter, projection, skip, limit, sort, batch_size"


class Cursor(CommandCursor):
    """Documents that a query finds."""

    def __init__(self, collection, filter=None, projection=None, skip=0, limit=0, no_cursor_timeout=False, cursor_type=0, sort=None,
                 allow_partial_results=False, oplog_replay=False, batch_size=0, collation=None, hint=None, max_scan=None,
                 max_time_ms=None, max=None, min=None, return_key=None, show_record_id=None, snapshot=None, comment=None, session=None,
                 allow_disk_use=None, let=None):
        if filter is None:
            filter = {}
        checks.is_mapping("filter", filter)
        for name, value in (("skip", skip), ("limit", limit)):
            if not isinstance(value, int):
                raise TypeError("%s must be an instance of int, not %s" % (name, type(value)))
        if not isinstance(batch_size, int):
            raise TypeError("batch_size must be an integer, not %s" % type(batch_size))
        if batch_size < 0:
            raise ValueError("batch_size must be >= 0")
        checks.only("find", _HERE, cursor_type=cursor_type, collation=collation, max=max, min=min, return_key=return_key, session=session,
                    show_record_id=show_record_id, let=let, allow_partial_results=allow_partial_results)
        if projection is not None:
            projection = checks.fields(projection)
        self._collection = collection
        self._filter, self._projection, self._skip, self._limit, self._batch_size = filter, projection, skip, limit, batch_size
        self._sort = checks.index_document(sort if isinstance(sort, (list, tuple, Mapping)) else checks.index_list(sort)) if sort else None
        self._hint = hint
        self._asked = False
        self._batch, self._id, self._given = deque(), None, 0

    @property
    def collection(self):
        """Where it looks."""
        return self._collection

    def _more(self):
        if not self._asked:
            self._asked = True
            self._take(self._collection.database._run(self._command())["cursor"], "firstBatch")
        return super()._more()

    def _command(self):
        command = {"find": self._collection.name, "filter": self._filter}
        if self._projection is not None:
            command["projection"] = self._projection
        if self._sort:
            command["sort"] = self._sort
        if self._skip:
            command["skip"] = self._skip
        if self._limit:
            command["limit"] = abs(self._limit)
        if self._limit < 0 or self._limit == 1:
            # As pymongo: a negative limit is one batch, and so is one document.
            command["singleBatch"] = True
        if self._batch_size:
            command["batchSize"] = self._batch_size
        return command

    def _changed(self, name, value):
        if self._asked:
            self._unused()
        setattr(self, name, value)
        return self

    def sort(self, key_or_list, direction=None):
        """Sorts: by a field, a field and a direction, or a list of them."""
        pairs = checks.index_list(key_or_list, direction)
        return self._changed("_sort", checks.index_document(pairs))

    def limit(self, limit):
        """So many documents at most; 0 is all."""
        checks.is_int("limit", limit)
        return self._changed("_limit", limit)

    def skip(self, skip):
        """Without so many documents at the start."""
        checks.is_int("skip", skip)
        if skip < 0:
            raise ValueError("skip must be >= 0")
        return self._changed("_skip", skip)

    def batch_size(self, batch_size):
        """How many documents a batch has."""
        if self._asked:
            self._unused()
        return super().batch_size(batch_size)

    def hint(self, index):
        """Which index to use; it changes nothing here."""
        return self._changed("_hint", index if index is None or isinstance(index, str) else checks.index_document(index))

    def max_time_ms(self, max_time_ms):
        """How long the server may take; it changes nothing here."""
        if not isinstance(max_time_ms, int) and max_time_ms is not None:
            raise TypeError("max_time_ms must be an integer or None, not %s" % type(max_time_ms))
        return self._changed("_asked", False)

    def comment(self, comment):
        """For the server's log; it changes nothing here."""
        return self._changed("_asked", False)

    allow_disk_use = comment

    def distinct(self, key):
        """The values of a field in what is found."""
        return self._collection.distinct(key, self._filter)

    def clone(self):
        """The same question, not asked yet."""
        new = copy.copy(self)
        new._batch = deque()
        return new.rewind()

    def rewind(self):
        """Starts again."""
        self._asked = False
        self._batch, self._id = deque(), None
        return self

    @property
    def alive(self):
        """Whether there may be more documents."""
        return not self._asked or bool(self._batch or self._id)

    def __getitem__(self, index):
        if self._asked:
            self._unused()
        if isinstance(index, slice):
            if index.step is not None:
                raise IndexError("Cursor instances do not support slice steps")
            start = index.start or 0
            if start < 0:
                raise IndexError("Cursor instances do not support negative indices")
            limit = 0
            if index.stop is not None:
                limit = index.stop - start
                if limit < 0:
                    raise IndexError("stop index must be greater than start index for slice %r" % index)
                if limit == 0:
                    return self._nothing()
            self._skip, self._limit = start, limit
            return self
        if isinstance(index, int):
            if index < 0:
                raise IndexError("Cursor instances do not support negative indices")
            one = self.clone()
            one._skip, one._limit = index + self._skip, -1
            for document in one:
                return document
            raise IndexError("no such item for Cursor instance")
        raise TypeError("index %r cannot be applied to Cursor instances" % (index,))

    def _nothing(self):
        self._asked, self._id = True, 0
        return self

    def __getattr__(self, name):
        if name in ("explain", "where", "collation", "max", "min", "add_option", "remove_option", "max_await_time_ms"):
            raise checks.missing("Cursor.%s" % name, "sort, limit, skip, batch_size, distinct, clone, rewind, next, to_list, close")
        raise AttributeError("'Cursor' object has no attribute %r" % name)


# As they are called where they are shown.
Cursor.__module__ = "pymongo.synchronous.cursor"
Cursor.__init__.__qualname__ = "_AgnosticCursor.__init__"
