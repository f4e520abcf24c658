"""Makes Python's values of what the server sends."""

import datetime
import re


class _Types:
    """A set of type codes that equals each of them."""

    def __init__(self, name, *codes):
        self.name = name
        self.values = codes

    def __eq__(self, other):
        return other in self.values

    def __hash__(self):
        return hash(self.values)

    def __repr__(self):
        return "<psycopg2._psycopg.type %r>" % self.name


STRING = _Types("STRING", 19, 18, 25, 1042, 1043)
NUMBER = _Types("NUMBER", 20, 23, 21, 701, 700, 1700)
DATETIME = _Types("DATETIME", 1114, 1184, 704, 1186, 1083, 1266, 1082)
BINARY = _Types("BINARY", 17)
ROWID = _Types("ROWID", 26)

_UNITS = {"year": 365, "mon": 30, "day": 1}
_INTERVAL = re.compile(r"([-+]?\d+) (year|mon|day)s?|([-+]?)(\d+):(\d\d):(\d\d(?:\.\d+)?)")


def _interval(text):
    days = seconds = 0
    for number, unit, sign, hours, minutes, rest in _INTERVAL.findall(text):
        if unit:
            days += int(number) * _UNITS[unit]
        else:
            seconds = (int(hours) * 3600 + int(minutes) * 60 + float(rest)) * (-1 if sign == "-" else 1)
    return datetime.timedelta(days=days, seconds=seconds)


def _decimal(text):
    import decimal
    return decimal.Decimal(text)


# By type code. Numbers and truth values come as they are.
_CASTS = {
    700: float, 701: float,
    1700: _decimal,
    1082: datetime.date.fromisoformat,
    1114: datetime.datetime.fromisoformat, 1184: datetime.datetime.fromisoformat,
    1083: datetime.time.fromisoformat, 1266: datetime.time.fromisoformat,
    1186: _interval,
}


def rows_of(columns, rows):
    """The rows of a result as tuples of Python's values."""
    casts = [(index, _CASTS[column["oid"]]) for index, column in enumerate(columns) if column.get("oid") in _CASTS]
    if casts:
        for row in rows:
            for index, cast in casts:
                if row[index] is not None:
                    row[index] = cast(row[index])
    return [tuple(row) for row in rows]


class Column:
    """What a cursor's description says of a column."""
    __slots__ = ("name", "type_code", "display_size", "internal_size", "precision", "scale", "null_ok", "table_oid", "table_column")

    def __init__(self, column):
        for name in self.__slots__:
            setattr(self, name, None)
        self.name, self.type_code = column["name"], column.get("oid", 25)
        numeric = self.type_code == 1700
        self.internal_size = column.get("precision" if numeric else "length")
        if numeric:
            self.precision, self.scale = column.get("precision"), column.get("scale")

    def _values(self):
        return tuple(getattr(self, name) for name in self.__slots__[:7])

    def __getitem__(self, index):
        return self._values()[index]

    def __len__(self):
        return 7

    def __iter__(self):
        return iter(self._values())

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __hash__(self):
        return hash(self._values())

    def __repr__(self):
        return "Column(name=%r, type_code=%r)" % (self.name, self.type_code)
