"""Values in SQL, as psycopg2 writes them where no server has said that it knows E'…'."""

import datetime
import decimal
import uuid

import psycopg2
from psycopg2 import extensions, extras

from attempts import Attempts

UTC = datetime.timezone.utc
VALUES = [
    None, True, False, 0, -1, 12345678901234567890, 1.5, -0.0, -1.5, float("nan"), float("inf"), float("-inf"), 1e20, 1e-7,
    decimal.Decimal("1.50"), decimal.Decimal("NaN"), decimal.Decimal("-3"), decimal.Decimal("1E+3"), decimal.Decimal("Infinity"),
    "a'b", "back\\slash", "x\\'y", "new\nline", "é", "", "zero\0", b"ab\x00\xff\\'", bytearray(b"x"),
    datetime.date(2026, 1, 31), datetime.datetime(2026, 1, 31, 9, 5, 0, 123), datetime.datetime(2026, 1, 31, tzinfo=UTC),
    datetime.datetime(2026, 1, 31, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=5, minutes=30))), datetime.time(9, 5),
    datetime.time(9, 5, 1, 7, tzinfo=UTC), datetime.timedelta(days=1, seconds=5, microseconds=7), datetime.timedelta(-1),
    [], [1, 2], ["a'b", None], [[1, 2], [3]], [None], [datetime.date(2026, 1, 1)], (1, 2), ("a",), (), [(1, 2)], ((1, 2), (3, 4)),
    {"a": 1}, {1, 2}, uuid.UUID(int=1), 1j, range(3)]


class Number(int):
    """An int of somebody's own."""


class Point:
    """Something that nobody knows how to write."""

    def __init__(self, x):
        self.x = x


def quoted(value):
    adapter = extensions.adapt(value)
    if hasattr(adapter, "encoding"):
        adapter.encoding = "utf-8"
    return adapter.getquoted()


def handler(event, context):
    attempts = Attempts()
    for value in VALUES + [Number(5)]:
        attempts(quoted, value)
    attempts(quoted, Point(3))
    extensions.register_adapter(Point, lambda point: extensions.AsIs("point(%d)" % point.x))
    attempts(quoted, Point(3))
    attempts(quoted, [Point(1), Point(2)])
    extras.register_uuid()
    attempts(quoted, uuid.UUID(int=1))
    attempts.note(extras.Json({"a": "x'y"}).getquoted(), str(extras.Json([1])), psycopg2.Binary(b"z").getquoted())
    attempts.note(str(psycopg2.Date(2026, 1, 2)), str(psycopg2.Timestamp(2026, 1, 2, 3, 4, 5.5)), str(psycopg2.Time(1, 2, 3)),
                  str(psycopg2.TimestampFromTicks(0)))
    attempts.note(psycopg2.apilevel, psycopg2.paramstyle, psycopg2.threadsafety)
    for dsn in ("bogus", "host=h foo=x", "host=h port='5 4'  password='a\\'b'", "postgresql://u:p%40w@h:5439/db?connect_timeout=3"):
        attempts(lambda: sorted(extensions.parse_dsn(dsn).items()))
    attempts(lambda: extensions.make_dsn("host=a port=1", port=5, password="it's", dbname=None))
    attempts(lambda: extensions.make_dsn("host=a", password="a b"))
    attempts(lambda: extensions.make_dsn(foo=1))
    attempts(lambda: extensions.make_dsn(dbname="a", database="b"))
    attempts(psycopg2.connect)
    return attempts.outcomes
