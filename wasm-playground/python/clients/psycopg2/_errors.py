"""What psycopg2 raises, and how it writes what a server says."""


class Warning(Exception):
    """There only because PEP 249 wants it."""


class Error(Exception):
    """The base of all that psycopg2 raises."""
    pgcode = None
    pgerror = None
    cursor = None
    # What the server said, as PROTOCOL.md has it.
    _server = {}

    @property
    def diag(self):
        return Diagnostics(self._server)


class InterfaceError(Error):
    """The connection or cursor is used wrongly."""


class DatabaseError(Error):
    """The database says no."""


class DataError(DatabaseError):
    """A value is wrong."""


class OperationalError(DatabaseError):
    """The database cannot do it now."""


class IntegrityError(DatabaseError):
    """A rule of the tables is broken."""


class InternalError(DatabaseError):
    """The database is in no state for it."""


class ProgrammingError(DatabaseError):
    """The statement is wrong."""


class NotSupportedError(DatabaseError):
    """The database has no such thing."""


class QueryCanceledError(OperationalError):
    """The statement was cancelled."""


class TransactionRollbackError(OperationalError):
    """The transaction was given up by the server."""


for _kind in (Warning, Error, InterfaceError, DatabaseError, DataError, OperationalError, IntegrityError, InternalError, ProgrammingError,
              NotSupportedError):
    _kind.__module__ = "psycopg2"
QueryCanceledError.__module__ = TransactionRollbackError.__module__ = "psycopg2.extensions"

# The family of a SQLSTATE, by its first two characters.
_FAMILIES = {}
for _kind, _classes in ((NotSupportedError, "0A"), (ProgrammingError, "20 21 3D 3F 42 44"), (DataError, "22"), (IntegrityError, "23"),
                        (InternalError, "24 25 2B 2D 2F 38 39 3B F0 P0 XX"), (OperationalError, "08 26 27 28 34 53 54 55 57 58 HV"),
                        (TransactionRollbackError, "40")):
    _FAMILIES.update(dict.fromkeys(_classes.split(), _kind))


def family(sqlstate):
    """The class of PEP 249 for a SQLSTATE."""
    return QueryCanceledError if sqlstate == "57014" else _FAMILIES.get(sqlstate[:2], DatabaseError)


class Diagnostics:
    """What the server said of an error, field by field."""
    _NAMES = {"severity": "severity", "severity_nonlocalized": "severity", "sqlstate": "sqlstate", "message_primary": "message",
              "message_detail": "detail", "message_hint": "hint", "statement_position": "position"}
    _WITHOUT = ("column_name constraint_name context datatype_name internal_position internal_query schema_name source_file "
                "source_function source_line table_name").split()

    def __init__(self, server):
        self._server = server

    def __getattr__(self, name):
        if name in self._WITHOUT:
            return None
        if name not in self._NAMES:
            raise AttributeError("'psycopg2.extensions.Diagnostics' object has no attribute %r" % name)
        value = self._server.get(self._NAMES[name])
        return value if value is None else str(value)


def of_server(server, sql, cursor):
    """The exception for an error of the server in this statement."""
    from psycopg2 import errors
    code = server["sqlstate"]
    text = _text(server, sql)
    error = (errors.by_code(code) or family(code))(text)
    error.pgcode = code
    error.pgerror = "ERROR:  " + text
    error.cursor = cursor
    error._server = {"severity": "ERROR", **server}
    return error


def _text(server, sql):
    """The sentence, the place in the statement, detail and hint, as libpq writes them."""
    lines = [server["message"]]
    if server.get("position"):
        lines += _place(sql, server["position"] - 1)
    for name in ("detail", "hint"):
        if server.get(name):
            lines.append("%s:  %s" % (name.upper(), server[name]))
    return "\n".join(lines) + "\n"


def _place(sql, index):
    """The line of the error, 60 characters of it at most, and a mark below."""
    number = sql.count("\n", 0, index) + 1
    begin = sql.rfind("\n", 0, index) + 1
    end = sql.find("\n", index)
    line, mark = sql[begin:end if end >= 0 else len(sql)].replace("\t", " ").rstrip("\r"), index - begin
    left, right = 0, len(line)
    if right > 60:
        if mark + 10 <= 60:
            right = 60
        else:
            right = min(right, mark + 10)
            left = max(0, right - 60)
    head = "LINE %d: %s" % (number, "..." if left else "")
    return [head + line[left:right] + ("..." if right < len(line) else ""), " " * (len(head) + mark - left) + "^"]
