"""psycopg2 as functions use it with Redshift: what happens on the client's side of the connection. The server is the host's."""

from psycopg2._errors import (DatabaseError, DataError, Error, IntegrityError, InterfaceError, InternalError, NotSupportedError,
                              OperationalError, ProgrammingError, Warning)
from psycopg2 import extensions
from psycopg2._adapt import Binary, Date, DateFromTicks, Time, TimeFromTicks, Timestamp, TimestampFromTicks
from psycopg2._casts import BINARY, DATETIME, NUMBER, ROWID, STRING

__version__ = "2.9.13 (dt dec pq3 ext lo64)"
__libpq_version__ = 170011
apilevel = "2.0"
threadsafety = 2
paramstyle = "pyformat"


def connect(dsn=None, connection_factory=None, cursor_factory=None, **kwargs):
    """A new connection, from a text like `host=h dbname=d`, an URL, or keywords."""
    if "async" in kwargs or "async_" in kwargs:
        raise NotImplementedError("asynchronous connections are not part of this simulation: leave async_ out")
    found = (connection_factory or extensions.connection)(extensions.make_dsn(dsn, **kwargs))
    if cursor_factory is not None:
        found.cursor_factory = cursor_factory
    return found
