"""Many writes in few messages."""

from bson import _wire
from bson.objectid import ObjectId
from pymongo import checks
from pymongo.errors import BulkWriteError, DocumentTooLarge, InvalidOperation
from pymongo.operations import _Operation
from pymongo.server import MOST_BYTES, MOST_WRITES

# The field of each command that holds its statements.
_FIELDS = {"insert": "documents", "update": "updates", "delete": "deletes"}


def document_text(document):
    """The text of a document that is inserted; it gets an `_id` if it has none."""
    checks.is_document("document", document)
    if "_id" not in document:
        document["_id"] = ObjectId()
    return _wire.encode(document)


class Bulk:
    """Statements in the order in which they came, with the texts that are sent."""

    def __init__(self, collection, ordered=True):
        checks.is_boolean("ordered", ordered)
        self._collection = collection
        self._ordered = ordered
        # Runs of one kind: the kind, and of each statement its index, its operation for errors, its text.
        self._runs = []
        self._count = 0

    def add(self, kind, operation, text):
        """One more statement."""
        run = self._runs[-1] if self._ordered and self._runs else next((run for run in self._runs if run[0] == kind), None)
        if run is None or run[0] != kind:
            run = (kind, [])
            self._runs.append(run)
        run[1].append((self._count, operation, text))
        self._count += 1

    def add_request(self, request):
        """One more statement: InsertOne and its like."""
        if not isinstance(request, _Operation):
            raise TypeError("%r is not a valid request" % (request,))
        if request.kind == "insert":
            self.add("insert", request._doc, document_text(request._doc))
        else:
            statement = request.statement()
            self.add(request.kind, statement, _wire.encode(statement))

    def execute(self):
        """Sends all; the counts of what was done. Raises BulkWriteError if something was refused."""
        if not self._runs:
            raise InvalidOperation("No operations to execute")
        result = {"writeErrors": [], "writeConcernErrors": [], "nInserted": 0, "nUpserted": 0, "nMatched": 0, "nModified": 0,
                  "nRemoved": 0, "upserted": []}
        for kind, statements in self._runs:
            for message in _messages(statements):
                self._send(kind, message, result)
                if result["writeErrors"] and self._ordered:
                    raise BulkWriteError(result)
        if result["writeErrors"]:
            result["writeErrors"].sort(key=lambda error: error["index"])
            raise BulkWriteError(result)
        return result

    def _send(self, kind, statements, result):
        command = {kind: self._collection.name, "ordered": self._ordered}
        answer = self._collection.database._run(command, _FIELDS[kind], [text for _, _, text in statements])
        count = answer["n"]
        if kind == "insert":
            result["nInserted"] += count
        elif kind == "delete":
            result["nRemoved"] += count
        else:
            upserted = answer.get("upserted", ())
            result["nMatched"] += count - len(upserted)
            result["nModified"] += answer["nModified"]
            result["nUpserted"] += len(upserted)
            result["upserted"] += [entry | {"index": statements[entry["index"]][0]} for entry in upserted]
        for error in answer.get("writeErrors", ()):
            index, operation, _ = statements[error["index"]]
            if error.get("code") == 10334:
                raise DocumentTooLarge(error["errmsg"])
            result["writeErrors"].append(error | {"index": index, "op": operation})


def _messages(statements):
    """Statements in as few messages as the server takes."""
    message, size = [], 0
    for statement in statements:
        if message and (len(message) == MOST_WRITES or size + len(statement[2]) > MOST_BYTES):
            yield message
            message, size = [], 0
        message.append(statement)
        size += len(statement[2])
    yield message
