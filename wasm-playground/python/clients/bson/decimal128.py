"""Decimal128."""

import decimal


def create_decimal128_context():
    """The context in which `decimal` calculates as MongoDB does."""
    return decimal.Context(prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-6143, Emax=6144, capitals=1, clamp=1, flags=[],
                           traps=[decimal.InvalidOperation, decimal.Overflow, decimal.Inexact])


class Decimal128:
    """A decimal number of up to 34 digits."""

    __slots__ = ("__text",)
    _type_marker = 19

    def __init__(self, value):
        if not isinstance(value, (str, Decimal128, decimal.Decimal)):
            raise TypeError("Cannot convert %r to Decimal128" % (value,))
        self.__text = str(value if isinstance(value, Decimal128) else create_decimal128_context().create_decimal(value))

    @classmethod
    def _of(cls, text):
        """Of what the server has written, which needs no check."""
        self = cls.__new__(cls)
        self.__text = text
        return self

    def to_decimal(self):
        """As `decimal.Decimal`."""
        return decimal.Decimal(self.__text)

    def __str__(self):
        return self.__text

    def __repr__(self):
        return "Decimal128('%s')" % self.__text

    def __eq__(self, other):
        return self.__text == str(other) if isinstance(other, Decimal128) else NotImplemented

    def __hash__(self):
        return hash(self.__text)
