"""Statements that are put together of names and values."""

import string

from psycopg2._adapt import quote

_formatter = string.Formatter()


class Composable:
    """A part of a statement."""

    def __init__(self, wrapped):
        self._wrapped = wrapped

    def __repr__(self):
        return "%s(%r)" % (type(self).__name__, self._wrapped)

    def __add__(self, other):
        if isinstance(other, Composable):
            return Composed(_parts(self) + _parts(other))
        return NotImplemented

    def __mul__(self, times):
        return Composed([self] * times)

    def __eq__(self, other):
        return type(self) is type(other) and self._wrapped == other._wrapped

    __hash__ = None


def _parts(part):
    return part._wrapped if isinstance(part, Composed) else [part]


class Composed(Composable):
    """Several parts."""

    def __init__(self, seq):
        parts = list(seq)
        for part in parts:
            if not isinstance(part, Composable):
                raise TypeError("Composed elements must be Composable, got %r instead" % (part,))
        super().__init__(parts)

    @property
    def seq(self):
        return list(self._wrapped)

    def __repr__(self):
        return "Composed(%r)" % self._wrapped

    def __iter__(self):
        return iter(self._wrapped)

    def as_string(self, context):
        return "".join(part.as_string(context) for part in self._wrapped)

    def join(self, joiner):
        return (SQL(joiner) if isinstance(joiner, str) else joiner).join(self._wrapped)


class SQL(Composable):
    """A piece of SQL, with `{}` where other parts come."""

    def __init__(self, text):
        if not isinstance(text, str):
            raise TypeError("SQL values must be strings")
        super().__init__(text)

    @property
    def string(self):
        return self._wrapped

    def as_string(self, context):
        return self._wrapped

    def format(self, *args, **kwargs):
        """The text with these parts in it."""
        parts, number = [], 0
        for before, name, form, conversion in _formatter.parse(self._wrapped):
            if form:
                raise ValueError("no format specification supported by SQL")
            if conversion:
                raise ValueError("no format conversion supported by SQL")
            if before:
                parts.append(SQL(before))
            if name is None:
                continue
            if name.isdigit():
                if number:
                    raise ValueError("cannot switch from automatic field numbering to manual")
                parts.append(args[int(name)])
                number = None
            elif not name:
                if number is None:
                    raise ValueError("cannot switch from manual field numbering to automatic")
                parts.append(args[number])
                number += 1
            else:
                parts.append(kwargs[name])
        return Composed(parts)

    def join(self, seq):
        """The parts with this text between them."""
        parts = []
        for part in seq:
            parts += [self, part] if parts else [part]
        return Composed(parts)


class Identifier(Composable):
    """A name, or several with dots between."""

    def __init__(self, *strings):
        if not strings:
            raise TypeError("Identifier cannot be empty")
        if not all(isinstance(name, str) for name in strings):
            raise TypeError("SQL identifier parts must be strings")
        super().__init__(strings)

    @property
    def strings(self):
        return self._wrapped

    def __repr__(self):
        return "Identifier(%s)" % ", ".join(map(repr, self._wrapped))

    def as_string(self, context):
        return ".".join('"%s"' % name.replace('"', '""') for name in self._wrapped)


class Literal(Composable):
    """A value."""

    @property
    def wrapped(self):
        return self._wrapped

    def as_string(self, context):
        return quote(self._wrapped)


class Placeholder(Composable):
    """`%s`, or `%(name)s`."""

    def __init__(self, name=None):
        if name is not None and (not isinstance(name, str) or ")" in name):
            raise (ValueError if isinstance(name, str) else TypeError)("invalid name: %r" % name)
        super().__init__(name)

    @property
    def name(self):
        return self._wrapped

    def __repr__(self):
        return "Placeholder(%s)" % ("" if self._wrapped is None else repr(self._wrapped))

    def as_string(self, context):
        return "%s" if self._wrapped is None else "%%(%s)s" % self._wrapped


NULL = SQL("NULL")
DEFAULT = SQL("DEFAULT")
