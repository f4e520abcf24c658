"""Regex."""

import re

_FLAGS = {"i": re.I, "l": re.L, "m": re.M, "s": re.S, "u": re.U, "x": re.X}


class Regex:
    """A regular expression of MongoDB's."""

    __slots__ = ("pattern", "flags")
    _type_marker = 11

    def __init__(self, pattern, flags=0):
        if not isinstance(pattern, (str, bytes)):
            raise TypeError("pattern must be a string, not %s" % type(pattern))
        self.pattern = pattern
        if isinstance(flags, str):
            self.flags = 0
            for letter in flags:
                self.flags |= _FLAGS.get(letter, 0)
        elif isinstance(flags, int):
            self.flags = int(flags)
        else:
            raise TypeError("flags must be a string or int, not %s" % type(flags))

    @classmethod
    def from_native(cls, regex):
        """Of what `re.compile` gives."""
        if not isinstance(regex, re.Pattern):
            raise TypeError("regex must be a compiled regular expression, not %s" % type(regex))
        return Regex(regex.pattern, regex.flags)

    def try_compile(self):
        """As Python's."""
        return re.compile(self.pattern, self.flags)

    def __eq__(self, other):
        return (self.pattern, self.flags) == (other.pattern, other.flags) if isinstance(other, Regex) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return "Regex(%r, %r)" % (self.pattern, self.flags)


def letters(flags):
    """The options of flags, in alphabetical order."""
    return "".join(letter for letter, flag in _FLAGS.items() if flags & flag)
