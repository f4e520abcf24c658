"""Records what calls give, in a form that is equal wherever they run: without new ids and what mongomock has no form for."""

import datetime
import re

from bson import Decimal128, Int64, ObjectId

# The ids of world.json begin so; all others are new with every run.
KNOWN = "65a0f1c2d3e4f5a6b7c8d9"


def plain(value):
    """A value as JSON. Its type is told where JSON has none."""
    if isinstance(value, dict):
        # Of a duplicate key MongoDB says which; mongomock does not.
        value = {key: member for key, member in value.items() if key not in ("keyPattern", "keyValue")}
        return {str(key): plain(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(element) for element in value]
    if isinstance(value, ObjectId):
        return "id %s" % value if str(value).startswith(KNOWN) else "new id"
    if isinstance(value, datetime.datetime):
        return "time %s" % value.isoformat()
    if isinstance(value, Decimal128):
        return "decimal %s" % value
    if isinstance(value, bytes):
        return "bytes " + value.decode("latin-1")
    if isinstance(value, Int64):
        return int(value)
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return text(value if isinstance(value, str) else repr(value))


def text(value):
    """A text without addresses and new ids, and without what MongoDB says behind E11000: mongomock has words of its own."""
    value = re.sub("E11000.*", "E11000", value)
    value = re.sub("0x[0-9a-f]+", "0x", value)
    return re.sub("[0-9a-f]{24}", lambda found: found[0] if found[0].startswith(KNOWN) else "new", value)


class Calls:
    """The outcomes of calls, in order."""

    def __init__(self):
        self.outcomes = []

    def __call__(self, function, *args, **kwargs):
        """Calls and records; gives the value, or None if it raised. A cursor is read to its end."""
        try:
            value = function(*args, **kwargs)
            if hasattr(value, "alive"):
                value = list(value)
        except Exception as error:
            self.outcomes.append(self._raised(error))
            return None
        self.outcomes.append({"gave": plain(value)})
        return value

    def written(self, function, *args, **kwargs):
        """Calls and records what a write says of itself."""
        names = ("inserted_id", "inserted_ids", "matched_count", "modified_count", "upserted_id", "deleted_count", "inserted_count",
                 "upserted_count", "upserted_ids", "acknowledged")
        try:
            result = function(*args, **kwargs)
            facts = {name: plain(getattr(result, name)) for name in names if hasattr(result, name)}
        except Exception as error:
            self.outcomes.append(self._raised(error))
            return
        self.outcomes.append({"gave": {"result": type(result).__name__, **facts}})

    def note(self, **facts):
        """Records facts that are no call."""
        self.outcomes.append({"noted": plain(facts)})

    @staticmethod
    def _raised(error):
        family = [kind.__name__ for kind in type(error).__mro__ if kind.__module__.startswith(("pymongo", "bson"))]
        outcome = {"raised": type(error).__name__, "text": text(str(error)), "family": family}
        outcome["text"] = outcome["text"].partition(", full error: ")[0]
        if "BulkWriteError" in family:
            errors = [{key: entry[key] for key in ("index", "code", "errmsg")} for entry in error.details["writeErrors"]]
            outcome["details"] = plain({"writeErrors": errors, "nInserted": error.details["nInserted"]})
        return outcome
