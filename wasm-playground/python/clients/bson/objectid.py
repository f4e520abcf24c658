"""ObjectId."""

import datetime
import os
import time

from bson.errors import InvalidId
from bson.tz_util import utc

# Of this process: from the guest's randomness, as the counter's beginning is.
_RANDOM = os.urandom(5)
_counter = int.from_bytes(os.urandom(3), "big")


class ObjectId:
    """Twelve bytes: the second, the process, a counter."""

    __slots__ = ("__id",)
    _type_marker = 7

    def __init__(self, oid=None):
        if oid is None:
            global _counter
            _counter = (_counter + 1) % 0xFFFFFF
            self.__id = int(time.time()).to_bytes(4, "big") + _RANDOM + _counter.to_bytes(3, "big")
        elif isinstance(oid, bytes) and len(oid) == 12:
            self.__id = oid
        elif isinstance(oid, ObjectId):
            self.__id = oid.binary
        elif isinstance(oid, str):
            try:
                if len(oid) != 24:
                    raise ValueError
                self.__id = bytes.fromhex(oid)
                if len(self.__id) != 12:
                    raise ValueError
            except ValueError:
                raise InvalidId("%r is not a valid ObjectId, it must be a 12-byte input or a 24-character hex string" % oid) from None
        else:
            raise TypeError("id must be an instance of (bytes, str, ObjectId), not %s" % type(oid))

    @classmethod
    def from_datetime(cls, generation_time):
        """An id for questions about times: it is not unique."""
        offset = generation_time.utcoffset()
        if offset is not None:
            generation_time = generation_time.replace(tzinfo=None) - offset
        seconds = int((generation_time - datetime.datetime(1970, 1, 1)).total_seconds())
        return cls(seconds.to_bytes(4, "big") + bytes(8))

    @classmethod
    def is_valid(cls, oid):
        """Whether an ObjectId can be made of this."""
        if not oid:
            return False
        try:
            ObjectId(oid)
            return True
        except (InvalidId, TypeError):
            return False

    @property
    def binary(self):
        """The twelve bytes."""
        return self.__id

    @property
    def generation_time(self):
        """When it was made, to the second."""
        return datetime.datetime.fromtimestamp(int.from_bytes(self.__id[:4], "big"), utc)

    def __getstate__(self):
        return self.__id

    def __setstate__(self, value):
        self.__id = value

    def __str__(self):
        return self.__id.hex()

    def __repr__(self):
        return "ObjectId('%s')" % self

    def __eq__(self, other):
        return self.__id == other.binary if isinstance(other, ObjectId) else NotImplemented

    def __lt__(self, other):
        return self.__id < other.binary if isinstance(other, ObjectId) else NotImplemented

    def __le__(self, other):
        return self.__id <= other.binary if isinstance(other, ObjectId) else NotImplemented

    def __gt__(self, other):
        return self.__id > other.binary if isinstance(other, ObjectId) else NotImplemented

    def __ge__(self, other):
        return self.__id >= other.binary if isinstance(other, ObjectId) else NotImplemented

    def __hash__(self):
        return hash(self.__id)
