"""Binary."""

import uuid

BINARY_SUBTYPE = 0
FUNCTION_SUBTYPE = 1
OLD_BINARY_SUBTYPE = 2
OLD_UUID_SUBTYPE = 3
UUID_SUBTYPE = 4
MD5_SUBTYPE = 5
USER_DEFINED_SUBTYPE = 128


class UuidRepresentation:
    """How UUIDs are written."""

    UNSPECIFIED = 0
    STANDARD = UUID_SUBTYPE
    PYTHON_LEGACY = OLD_UUID_SUBTYPE


class Binary(bytes):
    """Bytes with their kind. Plain bytes stay `bytes`."""

    _type_marker = 5

    def __new__(cls, data, subtype=BINARY_SUBTYPE):
        if not isinstance(subtype, int):
            raise TypeError("subtype must be an instance of int, not %s" % type(subtype))
        if not 0 <= subtype < 256:
            raise ValueError("subtype must be contained in [0, 256)")
        self = bytes.__new__(cls, data)
        self.__subtype = subtype
        return self

    @classmethod
    def from_uuid(cls, value, uuid_representation=UuidRepresentation.STANDARD):
        """The bytes of a UUID."""
        if not isinstance(value, uuid.UUID):
            raise TypeError("uuid must be an instance of uuid.UUID, not %s" % type(value))
        return cls(value.bytes, UUID_SUBTYPE)

    def as_uuid(self, uuid_representation=UuidRepresentation.STANDARD):
        """The UUID of these bytes."""
        if self.__subtype != UUID_SUBTYPE:
            raise ValueError("cannot decode subtype %s as a uuid" % self.__subtype)
        return uuid.UUID(bytes=bytes(self))

    @property
    def subtype(self):
        """The kind."""
        return self.__subtype

    def __eq__(self, other):
        if isinstance(other, Binary):
            return self.__subtype == other.subtype and bytes(self) == bytes(other)
        return False

    def __hash__(self):
        return super().__hash__() ^ hash(self.__subtype)

    def __repr__(self):
        return "Binary(%s, %s)" % (bytes.__repr__(self), self.__subtype)
