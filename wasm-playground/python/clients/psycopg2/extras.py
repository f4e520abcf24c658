"""Other cursors, and statements for many rows."""

import collections
import json
import re

from psycopg2._adapt import quote, register_adapter
from psycopg2._connection import connection
from psycopg2._cursor import cursor
from psycopg2.extensions import quote_ident


class _RowCursor(cursor):
    """Makes each row something else than a tuple."""

    def _take(self, result):
        super()._take(result)
        if self._rows is not None:
            names = [column.name for column in self.description]
            self._rows = self._made(names, self._rows)


class DictCursor(_RowCursor):
    """Its rows are lists whose values have names, too."""

    def _made(self, names, rows):
        self.index = {name: index for index, name in enumerate(names)}
        return [DictRow(self, row) for row in rows]


class DictRow(list):
    """A row of a DictCursor."""
    __slots__ = ("_index",)

    def __init__(self, cursor, row=()):
        self._index = cursor.index
        super().__init__(row)

    def __getitem__(self, key):
        return super().__getitem__(key if isinstance(key, (int, slice)) else self._index[key])

    def __setitem__(self, key, value):
        super().__setitem__(key if isinstance(key, (int, slice)) else self._index[key], value)

    def keys(self):
        return iter(self._index)

    def values(self):
        return (self[index] for index in self._index.values())

    def items(self):
        return ((name, self[index]) for name, index in self._index.items())

    def get(self, name, default=None):
        return self[name] if name in self._index else default

    def copy(self):
        return collections.OrderedDict(self.items())

    def __contains__(self, name):
        return name in self._index

    def __reduce__(self):
        return list, (list(self),)


class RealDictRow(collections.OrderedDict):
    """A row of a RealDictCursor."""


class RealDictCursor(_RowCursor):
    """Its rows are dictionaries."""

    def _made(self, names, rows):
        return [RealDictRow(zip(names, row)) for row in rows]


class NamedTupleCursor(_RowCursor):
    """Its rows are named tuples."""
    Record = None

    def _made(self, names, rows):
        names = [re.sub("[^a-zA-Z0-9_]", "_", name) for name in names]
        names = ["f" + name if name[:1] == "_" or name[:1].isdigit() else name for name in names]
        self.Record = collections.namedtuple("Record", names)
        return list(map(self.Record._make, rows))


def _connection_of(kind):
    return type(kind.__name__.replace("Cursor", "Connection"), (connection,), {
        "__module__": __name__, "cursor": lambda self, *args, **kwargs: connection.cursor(
            self, *args, **{**kwargs, "cursor_factory": kwargs.get("cursor_factory") or self.cursor_factory or kind})})


DictConnection, RealDictConnection, NamedTupleConnection = map(_connection_of, (DictCursor, RealDictCursor, NamedTupleCursor))


class Json:
    """Writes a value as JSON."""

    def __init__(self, adapted, dumps=None):
        self.adapted = adapted
        self.dumps = dumps or json.dumps

    def getquoted(self):
        return quote(self.dumps(self.adapted)).encode()

    def __str__(self):
        return self.getquoted().decode()


def register_uuid(oids=None, conn_or_curs=None):
    """From now on UUIDs can be written."""
    import uuid
    register_adapter(uuid.UUID, UUID_adapter)


class UUID_adapter:
    """Writes a UUID."""

    def __init__(self, value):
        self._value = value

    def getquoted(self):
        return b"'%s'::uuid" % str(self._value).encode()


def _pages(rows, size):
    page = []
    for row in rows:
        page.append(row)
        if len(page) == size:
            yield page
            page = []
    if page:
        yield page


def execute_batch(cur, sql, argslist, page_size=100):
    """Runs a statement once for each row of values, many of them in one request."""
    for page in _pages(argslist, page_size):
        cur.execute(b";".join([cur.mogrify(sql, values) for values in page]))


def execute_values(cur, sql, argslist, template=None, page_size=100, fetch=False):
    """Runs a statement whose only `%s` stands for many rows of values."""
    sql = sql.as_string(cur) if hasattr(sql, "as_string") else sql
    sql = sql.decode() if isinstance(sql, bytes) else sql
    before, after = _around(sql)
    found = [] if fetch else None
    for page in _pages(argslist, page_size):
        if template is None:
            template = "(%s)" % ",".join(["%s"] * len(page[0]))
        rows = [cur.mogrify(template, values).decode() for values in page]
        cur.execute(before + ",".join(rows) + after)
        if fetch:
            found += cur.fetchall()
    return found


def _around(sql):
    pieces, texts = re.split("%(.)", sql, flags=re.DOTALL), [[]]
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            texts[-1].append(piece)
        elif piece == "s":
            texts.append([])
        elif piece == "%":
            texts[-1].append("%")
        else:
            raise ValueError("unsupported format character: '%s'" % piece)
    if len(texts) != 2:
        raise ValueError("the query %s '%%s' placeholder" % ("doesn't contain any" if len(texts) == 1 else "contains more than one"))
    return "".join(texts[0]), "".join(texts[1])
