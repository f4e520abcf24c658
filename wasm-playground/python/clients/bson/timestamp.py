"""Timestamp."""

import datetime

from bson.tz_util import utc


class Timestamp:
    """A moment of MongoDB's own log: seconds, and a counter in them."""

    __slots__ = ("__time", "__inc")
    _type_marker = 17

    def __init__(self, time, inc):
        if isinstance(time, datetime.datetime):
            time = int(time.replace(tzinfo=time.tzinfo or utc).timestamp())
        if not isinstance(time, int):
            raise TypeError("time must be an instance of int, not %s" % type(time))
        if not isinstance(inc, int):
            raise TypeError("inc must be an instance of int, not %s" % type(inc))
        self.__time, self.__inc = time, inc

    time = property(lambda self: self.__time)
    inc = property(lambda self: self.__inc)

    def as_datetime(self):
        """The second, with its time zone."""
        return datetime.datetime.fromtimestamp(self.__time, utc)

    def __eq__(self, other):
        return (self.time, self.inc) == (other.time, other.inc) if isinstance(other, Timestamp) else NotImplemented

    def __lt__(self, other):
        return (self.time, self.inc) < (other.time, other.inc) if isinstance(other, Timestamp) else NotImplemented

    def __hash__(self):
        return hash((self.time, self.inc))

    def __repr__(self):
        return "Timestamp(%s, %s)" % (self.__time, self.__inc)
