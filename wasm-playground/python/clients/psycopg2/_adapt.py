"""Writes Python's values into SQL, on the client's side, as psycopg2 does for a server without E'…' texts: Redshift has none
(github.com/npgsql/npgsql/issues/515, read 2026-11-27), so a backslash is doubled in a plain text."""

import datetime
import math
import re
import time

from psycopg2._errors import ProgrammingError


def _text(value):
    if "\0" in value:
        raise ValueError("A string literal cannot contain NUL (0x00) characters.")
    return "'%s'" % value.replace("\\", "\\\\").replace("'", "''")


def _integer(value):
    return "%d" % value if value >= 0 else " %d" % value


def _float(value):
    if math.isnan(value):
        return "'NaN'::float"
    if math.isinf(value):
        return "'Infinity'::float" if value > 0 else "'-Infinity'::float"
    text = repr(value)
    return " " + text if text[0] == "-" else text


def _decimal(value):
    if not value.is_finite():
        return "'NaN'::numeric"
    text = str(value)
    return " " + text if text[0] == "-" else text


def _bytes(value):
    def byte(number):
        if number == 0x27:
            return "''"
        if number == 0x5C:
            return "\\\\\\\\"
        return chr(number) if 0x20 <= number <= 0x7E else "\\\\%03o" % number
    return "'%s'::bytea" % "".join(map(byte, bytes(value)))


def _list(value, connection=None):
    if all(element is None for element in value):
        return "'{%s}'" % ",".join("NULL" for _ in value)
    return "ARRAY[%s]" % ",".join(quote(element, connection) for element in value)


def _tuple(value, connection=None):
    return "(%s)" % ", ".join(quote(element, connection) for element in value)


def _interval(value):
    return "'%d days %d.%06d seconds'::interval" % (value.days, value.seconds, value.microseconds)


_QUOTES = {
    type(None): lambda value: "NULL",
    bool: lambda value: "true" if value else "false",
    int: _integer,
    float: _float,
    str: _text,
    bytes: _bytes,
    bytearray: _bytes,
    memoryview: _bytes,
    datetime.date: lambda value: "'%s'::date" % value.isoformat(),
    datetime.datetime: lambda value: "'%s'::timestamp%s" % (value.isoformat(), "" if value.tzinfo is None else "tz"),
    datetime.time: lambda value: "'%s'::time%s" % (value.isoformat(), "" if value.tzinfo is None else "tz"),
    datetime.timedelta: _interval,
}
_CONTAINERS = {list: _list, tuple: _tuple}

# What functions have registered, by type.
adapters = {}


def register_adapter(kind, adapter):
    """From now on `adapter` writes the values of this type."""
    adapters[kind] = adapter


def _known(kind):
    """How values of this type are written, or None. decimal is loaded only by those who use it."""
    if kind.__name__ == "Decimal" and kind.__module__ in ("decimal", "_pydecimal", "_decimal"):
        _QUOTES[kind] = _decimal
    return _QUOTES.get(kind)


def quote(value, connection=None):
    """The SQL of a value."""
    kind = type(value)
    if kind not in adapters:
        quotes = _QUOTES.get(kind)
        if quotes is not None:
            return quotes(value)
        if kind in _CONTAINERS:
            return _CONTAINERS[kind](value, connection)
    adapter = adapt(value)
    if hasattr(adapter, "prepare") and connection is not None:
        adapter.prepare(connection)
    quoted = adapter.getquoted()
    return quoted.decode() if isinstance(quoted, bytes) else quoted


def adapt(value, protocol=None, alternate=None):
    """An object that writes a value: its `getquoted` gives the SQL."""
    for kind in type(value).__mro__:
        if kind in adapters:
            return adapters[kind](value)
        if _known(kind) is not None or kind in _CONTAINERS:
            return Quoted(value, _QUOTES.get(kind) or _CONTAINERS[kind])
    if hasattr(value, "getquoted"):
        return value
    if hasattr(value, "__conform__"):
        found = value.__conform__(ISQLQuote)
        if found is not None:
            return found
    raise ProgrammingError("can't adapt type '%s'" % type(value).__name__)


class ISQLQuote:
    """What an object must have that writes a value."""


class Quoted:
    """Writes one value."""
    encoding = "utf-8"

    def __init__(self, value, quotes):
        self.adapted = value
        self._quotes = quotes

    def getquoted(self):
        return self._quotes(self.adapted).encode()

    def prepare(self, connection):
        """Every connection is the same."""

    def __str__(self):
        return self.getquoted().decode()

    def __conform__(self, protocol):
        return self


def _adapter(name, quotes):
    return type(name, (Quoted,), {"__init__": lambda self, value: Quoted.__init__(self, value, quotes), "__module__": "psycopg2.extensions"})


AsIs = _adapter("AsIs", str)
QuotedString = _adapter("QuotedString", _text)
Binary = _adapter("Binary", _bytes)
Boolean = _adapter("Boolean", lambda value: "true" if value else "false")
Float = _adapter("Float", _float)
Int = _adapter("Int", _integer)
SQL_IN = _adapter("SQL_IN", _tuple)


def Date(year, month, day):
    """A date."""
    return adapt(datetime.date(year, month, day))


def Time(hour, minutes, seconds, tzinfo=None):
    """A time of day."""
    return adapt(datetime.time(hour, minutes, int(seconds), round(seconds % 1 * 1000000), tzinfo))


def Timestamp(year, month, day, hour=0, minutes=0, seconds=0, tzinfo=None):
    """A moment."""
    return adapt(datetime.datetime(year, month, day, hour, minutes, int(seconds), round(seconds % 1 * 1000000), tzinfo))


def DateFromTicks(ticks):
    """The date of a number of seconds since 1970."""
    return Date(*time.localtime(ticks)[:3])


def TimeFromTicks(ticks):
    """The time of day of a number of seconds since 1970."""
    return Time(*time.localtime(ticks)[3:6])


def TimestampFromTicks(ticks):
    """The moment of a number of seconds since 1970."""
    return adapt(datetime.datetime.fromtimestamp(ticks, datetime.timezone.utc))


_PLACEHOLDER = re.compile(r"%(%|\(|.|$)", re.DOTALL)


def merge(sql, values, connection=None, wrong=ProgrammingError):
    """A statement with its values in place of `%s` and `%(name)s`."""
    pieces, problem, end, taken, named, quoted = [], None, 0, 0, None, {}
    is_sequence = not hasattr(values, "keys")
    for found in _PLACEHOLDER.finditer(sql):
        if found.start() < end:
            continue
        pieces.append(sql[end:found.start()])
        end, kind = found.end(), found[1]
        if kind == "%":
            pieces.append("%")
            continue
        if named not in (None, kind == "("):
            raise wrong("argument formats can't be mixed")
        named = kind == "("
        if named:
            close = sql.find(")", end)
            if close < 0:
                raise wrong("incomplete placeholder: '%(' without ')'")
            key, end = sql[end:close], close + 2
            kind = sql[close + 1:close + 2]
            if key not in quoted:
                quoted[key] = quote(values[key], connection)
            pieces.append(quoted[key])
        else:
            pieces.append(quote(_item(values, taken), connection))
            taken += 1
        if kind != "s" and problem is None:
            problem = (kind, end - 1) if kind else ("", 0)
    if end == 0:
        return sql
    if problem is not None:
        kind, index = problem
        raise ValueError("unsupported format character '%s' (0x%x) at index %d" % (kind, ord(kind), index) if kind else "incomplete format")
    if is_sequence and named is False and taken < len(values):
        raise TypeError("not all arguments converted during string formatting")
    pieces.append(sql[end:])
    return "".join(pieces)


def _item(values, index):
    if hasattr(values, "keys"):
        raise TypeError("%s is not a sequence" % type(values).__name__)
    if not hasattr(values, "__getitem__"):
        raise TypeError("'%s' object does not support indexing" % type(values).__name__)
    return values[index]
