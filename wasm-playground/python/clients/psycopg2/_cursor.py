"""Cursors: they run statements and hand out rows."""

from psycopg2._adapt import merge
from psycopg2._casts import Column, rows_of
from psycopg2._errors import InterfaceError, ProgrammingError


class cursor:
    """Runs statements on a connection."""
    itersize = 2000
    name = None
    scrollable = None
    withhold = False
    lastrowid = 0

    def __init__(self, connection, name=None):
        self.connection = connection
        self.closed = False
        self.arraysize = 1
        self.query = None
        self._forget()

    def _forget(self):
        self.description = None
        self.rowcount = -1
        self.rownumber = 0
        self.statusmessage = None
        self._rows = None

    def __repr__(self):
        return "<cursor object at 0x%x; closed: %d>" % (id(self), self.closed)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()

    def _check(self):
        if self.closed:
            raise InterfaceError("cursor already closed")
        self.connection._check()

    def close(self):
        """Ends the cursor; the transaction goes on."""
        self.closed = True

    def _sql(self, query, values):
        if hasattr(query, "as_string"):
            query = query.as_string(self.connection)
        if isinstance(query, (bytes, bytearray)):
            query = bytes(query).decode()
        if not isinstance(query, str):
            raise TypeError("argument 1 must be a string or unicode object: got %s instead" % type(query).__name__)
        if not query:
            raise self._wrong("can't execute an empty query")
        return query if values is None else merge(query, values, self.connection, self._wrong)

    def _wrong(self, text):
        error = ProgrammingError(text)
        error.cursor = self
        return error

    def mogrify(self, query, vars=None):
        """The bytes that `execute` would send."""
        return self._sql(query, vars).encode()

    def execute(self, query, vars=None):
        """Runs statements. `%s` and `%(name)s` stand for values."""
        self._check()
        sql = self._sql(query, vars)
        if not sql.strip():
            raise self._wrong("can't execute an empty query")
        self._forget()
        self.query = sql.encode()
        results = self.connection._run(sql, self)
        if results:
            self._take(results[-1])

    def _take(self, result):
        command, self.rowcount = result["command"], result.get("row_count", -1)
        self.statusmessage = command
        if command == "INSERT":
            self.statusmessage = "INSERT 0 %d" % self.rowcount
        elif command in ("SELECT", "UPDATE", "DELETE", "MERGE"):
            self.statusmessage = "%s %d" % (command, self.rowcount)
        columns = result.get("columns")
        if columns is not None:
            self.description = tuple(map(Column, columns))
            self._rows = rows_of(columns, result.get("rows") or [])

    def executemany(self, query, vars_list):
        """Runs a statement once for each row of values."""
        self._check()
        rowcount = 0
        for values in vars_list:
            self.execute(query, values)
            rowcount += max(self.rowcount, 0)
        status = self.statusmessage
        self._forget()
        self.rowcount, self.statusmessage = rowcount, status

    def _result(self):
        self._check()
        if self._rows is None:
            raise ProgrammingError("no results to fetch")
        return self._rows

    def fetchone(self):
        """The next row, or None."""
        rows = self._result()
        if self.rownumber >= len(rows):
            return None
        self.rownumber += 1
        return rows[self.rownumber - 1]

    def fetchmany(self, size=None):
        """The next rows, `arraysize` of them or `size`."""
        rows = self._result()[self.rownumber:self.rownumber + (self.arraysize if size is None else size)]
        self.rownumber += len(rows)
        return rows

    def fetchall(self):
        """All rows that are left."""
        rows = self._result()[self.rownumber:]
        self.rownumber += len(rows)
        return rows

    def __iter__(self):
        return self

    def __next__(self):
        row = self.fetchone()
        if row is None:
            raise StopIteration
        return row

    def scroll(self, value, mode="relative"):
        """Goes forward or back in the result."""
        rows = self._rows or ()
        if mode not in ("relative", "absolute"):
            raise self._wrong("scroll mode must be 'relative' or 'absolute'")
        place = value + (self.rownumber if mode == "relative" else 0)
        if not 0 <= place < len(rows):
            raise self._wrong("scroll destination out of bounds")
        self.rownumber = place

    def copy_expert(self, sql, file, size=8192):
        """Redshift has no COPY from or to a client: it refuses the statement."""
        if not hasattr(file, "read") and not hasattr(file, "write"):
            raise TypeError("file must be a readable file-like object for COPY FROM; a writable file-like object for COPY TO.")
        self.execute(sql)

    def copy_from(self, file, table, sep="\t", null="\\N", size=8192, columns=None):
        """As `copy_expert`."""
        self.copy_expert(self._copy(table, columns, "FROM stdin", sep, null), file)

    def copy_to(self, file, table, sep="\t", null="\\N", columns=None):
        """As `copy_expert`."""
        self.copy_expert(self._copy(table, columns, "TO stdout", sep, null), file)

    def _copy(self, table, columns, way, sep, null):
        from psycopg2._adapt import quote
        names = " (%s)" % ",".join('"%s"' % name for name in columns) if columns else ""
        return 'COPY "%s"%s %s WITH DELIMITER AS %s NULL AS %s' % (table, names, way, quote(sep), quote(null))

    def callproc(self, procname, parameters=None):
        """Calls a stored procedure."""
        given = parameters or ()
        self.execute("SELECT * FROM %s(%s)" % (procname, ",".join(["%s"] * len(given))), given)
        return parameters

    def nextset(self):
        """There is one result."""
        raise ProgrammingError("not supported by PostgreSQL")

    def setinputsizes(self, sizes):
        """Does nothing, as in psycopg2."""

    def setoutputsize(self, size, column=None):
        """Does nothing, as in psycopg2."""
