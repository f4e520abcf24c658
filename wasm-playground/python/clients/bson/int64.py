"""Int64."""


class Int64(int):
    """A whole number that MongoDB keeps in 64 bits, however small it is."""

    __slots__ = ()
    _type_marker = 18
