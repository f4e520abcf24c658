"""Connections: transactions, cursors, and what they are called with."""

import os
import re

from psycopg2 import _cursor
from psycopg2._errors import InterfaceError, NotSupportedError, OperationalError, ProgrammingError, of_server
from psycopg2._wire import Wire

STATUS_READY, STATUS_BEGIN = 1, 2
TRANSACTION_STATUS_IDLE, TRANSACTION_STATUS_ACTIVE, TRANSACTION_STATUS_INTRANS, TRANSACTION_STATUS_INERROR = 0, 1, 2, 3
_TRANSACTION = {"idle": TRANSACTION_STATUS_IDLE, "open": TRANSACTION_STATUS_INTRANS, "failed": TRANSACTION_STATUS_INERROR}

# The options of a connection that libpq knows; most of them mean nothing here.
_OPTIONS = set(
    "host hostaddr port dbname user password passfile connect_timeout client_encoding options application_name "
    "fallback_application_name keepalives keepalives_idle keepalives_interval keepalives_count tcp_user_timeout sslmode sslcompression "
    "sslcert sslkey sslpassword sslrootcert sslcrl sslsni requirepeer krbsrvname gssencmode gsslib service target_session_attrs "
    "channel_binding replication load_balance_hosts".split())
_VARIABLES = {"host": "PGHOST", "port": "PGPORT", "dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD",
              "connect_timeout": "PGCONNECT_TIMEOUT"}
_PAIR = re.compile(r"\s*(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s\\]|\\.)*))")


def parse_dsn(dsn):
    """The options in a text or URL, by name."""
    if dsn.startswith(("postgresql://", "postgres://")):
        found = _of_url(dsn)
    else:
        found, end = {}, 0
        while dsn[end:].strip():
            pair = _PAIR.match(dsn, end)
            if pair is None:
                raise ProgrammingError('invalid dsn: missing "=" after "%s" in connection info string\n' % dsn[end:].split()[0])
            found[pair[1]] = re.sub(r"\\(.)", r"\1", pair[2] if pair[2] is not None else pair[3])
            end = pair.end()
    _check(found)
    return found


def _of_url(url):
    from urllib.parse import parse_qsl, unquote, urlsplit
    parts = urlsplit(url)
    found = {"host": parts.hostname, "port": parts.port and str(parts.port), "dbname": unquote(parts.path[1:]),
             "user": parts.username and unquote(parts.username), "password": parts.password and unquote(parts.password)}
    return {name: value for name, value in found.items() if value} | dict(parse_qsl(parts.query))


def _check(options):
    for name in options:
        if name not in _OPTIONS:
            raise ProgrammingError('invalid dsn: invalid connection option "%s"\n' % name)


def make_dsn(dsn=None, **kwargs):
    """One text of options, made of a text and of keywords."""
    if dsn is None and not kwargs:
        return ""
    if "database" in kwargs:
        if "dbname" in kwargs:
            raise TypeError("you can't specify both 'database' and 'dbname' arguments")
        kwargs["dbname"] = kwargs.pop("database")
    options = parse_dsn(dsn) if dsn else {}
    options |= {name: str(value) for name, value in kwargs.items() if value is not None}
    _check(options)
    return " ".join("%s=%s" % (name, _escaped(value)) for name, value in options.items())


def _escaped(value):
    value = re.sub(r"(['\\])", r"\\\1", value)
    return value if value and not re.search(r"\s", value) else "'%s'" % value


class connection:
    """One connection to the database."""

    def __init__(self, dsn="", **kwargs):
        self.closed = 1
        self.dsn = re.sub(r"password=('(?:[^'\\]|\\.)*'|\S*)", "password=xxx", dsn)
        self._options = {name: os.environ[variable] for name, variable in _VARIABLES.items() if variable in os.environ} | parse_dsn(dsn)
        self.cursor_factory = None
        self.notices = []
        self.status = STATUS_READY
        self.isolation_level = None
        self._autocommit = False
        self._transaction = "idle"
        if not self._options.get("host"):
            raise OperationalError('connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory\n'
                                   "\tIs the server running locally and accepting connections on that socket?\n")
        self._wire = Wire(self._options)
        self.closed = 0

    encoding = "UTF8"
    # Redshift says that it is PostgreSQL 8.0.2.
    server_version = 80002
    protocol_version = 3
    async_ = 0

    def __repr__(self):
        return "<connection object at 0x%x; dsn: '%s', closed: %d>" % (id(self), self.dsn, self.closed)

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.commit()
        else:
            self.rollback()

    def __del__(self):
        try:
            self.close()
        except Exception:
            pass

    def _check(self):
        if self.closed:
            raise InterfaceError("connection already closed")

    def cursor(self, name=None, cursor_factory=None, scrollable=None, withhold=False):
        """An object that runs statements."""
        self._check()
        if name is not None:
            raise NotSupportedError("cursors with a name are not part of this simulation: leave the name out")
        return (cursor_factory or self.cursor_factory or _cursor.cursor)(self)

    def _run(self, sql, cursor):
        """The results of statements. Raises the server's error."""
        self._check()
        try:
            answer = self._wire.query(sql, self._autocommit, cursor)
        except OperationalError as error:
            if error.pgcode is None:
                self.closed = 2
            raise
        self._transaction = answer["transaction"]
        self.status = STATUS_READY if self._transaction == "idle" else STATUS_BEGIN
        for result in answer["results"]:
            self.notices += ["INFO:  %s\n" % notice for notice in result.get("notices") or ()]
        del self.notices[:-50]
        if answer["error"] is not None:
            raise of_server(answer["error"], sql, cursor)
        return answer["results"]

    def commit(self):
        """Ends the transaction: what it did is there for everybody."""
        self._end("COMMIT")

    def rollback(self):
        """Ends the transaction: what it did is gone."""
        self._end("ROLLBACK")

    def _end(self, word):
        self._check()
        if self._transaction != "idle":
            self._run(word, None)

    def close(self):
        """Ends the connection. An open transaction is rolled back."""
        if not self.closed:
            self.closed = 1
            self._wire.close()

    @property
    def autocommit(self):
        return self._autocommit

    @autocommit.setter
    def autocommit(self, value):
        self.set_session(autocommit=bool(value))

    def set_session(self, isolation_level=None, readonly=None, deferrable=None, autocommit=None):
        """Settings of the transactions to come. Redshift's are serializable, whatever is asked for."""
        self._check()
        if self._transaction != "idle":
            raise ProgrammingError("set_session cannot be used inside a transaction")
        if isolation_level is not None:
            self.isolation_level = isolation_level
        if autocommit is not None:
            self._autocommit = bool(autocommit)

    def set_isolation_level(self, level):
        """0 is autocommit."""
        self.rollback()
        self._autocommit = level == 0
        self.isolation_level = level or None

    def set_client_encoding(self, encoding):
        """Everything is UTF-8."""

    def reset(self):
        """Rolls back and forgets settings."""
        self.rollback()
        self._autocommit = False

    def cancel(self):
        """Nothing runs while the client does."""
        self._check()

    def get_transaction_status(self):
        """Where the transaction stands."""
        return _TRANSACTION[self._transaction]

    def get_backend_pid(self):
        """The server's process."""
        return self._wire.pid

    def get_dsn_parameters(self):
        """What the connection was made with, without the password."""
        return {name: value for name, value in self._options.items() if name != "password"}

    def get_parameter_status(self, name):
        """A setting of the server."""
        return {"server_encoding": "UNICODE", "client_encoding": "UTF8", "server_version": "8.0.2", "is_superuser": "on"}.get(name)

    @property
    def info(self):
        """The same as the methods, under libpq's names."""
        return ConnectionInfo(self)


class ConnectionInfo:
    """What a connection knows of itself."""

    def __init__(self, connection):
        self.dbname = connection._options.get("dbname") or connection._options.get("user", "")
        self.user, self.password = connection._options.get("user"), connection._options.get("password")
        self.host, self.port = connection._options.get("host"), int(connection._options.get("port") or 5432)
        self.dsn_parameters = connection.get_dsn_parameters()
        self.status = 1 if connection.closed else 0
        self.transaction_status = connection.get_transaction_status()
        self.server_version, self.backend_pid = connection.server_version, connection.get_backend_pid()


for _error in ("Error", "Warning", "InterfaceError", "DatabaseError", "InternalError", "OperationalError", "ProgrammingError",
               "IntegrityError", "DataError", "NotSupportedError"):
    import psycopg2._errors
    setattr(connection, _error, getattr(psycopg2._errors, _error))
