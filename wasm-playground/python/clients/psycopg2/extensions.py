"""The parts of psycopg2 under their names."""

from psycopg2._adapt import (AsIs, Binary, Boolean, Float, Int, ISQLQuote, QuotedString, SQL_IN, adapt, adapters, register_adapter)
from psycopg2._connection import (STATUS_BEGIN, STATUS_READY, TRANSACTION_STATUS_ACTIVE, TRANSACTION_STATUS_IDLE,
                                  TRANSACTION_STATUS_INERROR, TRANSACTION_STATUS_INTRANS, ConnectionInfo, connection, make_dsn, parse_dsn)
from psycopg2._cursor import cursor
from psycopg2._casts import Column
from psycopg2._errors import Diagnostics, QueryCanceledError, TransactionRollbackError

ISOLATION_LEVEL_AUTOCOMMIT, ISOLATION_LEVEL_READ_COMMITTED, ISOLATION_LEVEL_REPEATABLE_READ = 0, 1, 2
ISOLATION_LEVEL_SERIALIZABLE, ISOLATION_LEVEL_READ_UNCOMMITTED, ISOLATION_LEVEL_DEFAULT = 3, 4, None
STATUS_IN_TRANSACTION = STATUS_BEGIN
TRANSACTION_STATUS_UNKNOWN = 4


def quote_ident(name, scope):
    """A name in quotes."""
    return '"%s"' % name.replace('"', '""')


def libpq_version():
    """The version of the library that psycopg2 brings along."""
    return 170011
