"""Concerns and preferences: there is one server, so they change nothing."""


class _Option:
    def __init__(self, *args, **kwargs):
        self.document = dict(zip(self._NAMES, args)) | {key: value for key, value in kwargs.items() if value is not None}

    def __eq__(self, other):
        return type(self) is type(other) and self.document == other.document

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join("%s=%r" % item for item in self.document.items()))


class WriteConcern(_Option):
    _NAMES = ("w", "wtimeout", "j", "fsync")
    # Writes of which nobody wants to know how they went.
    acknowledged = property(lambda self: self.document.get("w") != 0)


class ReadConcern(_Option):
    _NAMES = ("level",)


class _Mode(_Option):
    _NAMES = ("tag_sets", "max_staleness")


class Primary(_Mode):
    pass


class PrimaryPreferred(_Mode):
    pass


class Secondary(_Mode):
    pass


class SecondaryPreferred(_Mode):
    pass


class Nearest(_Mode):
    pass


class ReadPreference:
    """From which server is read."""

    PRIMARY = Primary()
    PRIMARY_PREFERRED = PrimaryPreferred()
    SECONDARY = Secondary()
    SECONDARY_PREFERRED = SecondaryPreferred()
    NEAREST = Nearest()
