"""What bson raises."""


class BSONError(Exception):
    """Base of all these."""


class InvalidBSON(BSONError):
    """Bytes that are no document."""


class InvalidStringData(BSONError):
    """A text that is none."""


class InvalidDocument(BSONError):
    """Something that a document cannot hold."""

    def __init__(self, message, document=None):
        super().__init__(message)
        self._document = document

    @property
    def document(self):
        """The document that was to be sent."""
        return self._document


class InvalidId(BSONError):
    """No ObjectId."""
