"""What pymongo raises."""

from bson.errors import InvalidDocument


class PyMongoError(Exception):
    """Base of all these."""

    timeout = False

    def __init__(self, message="", error_labels=None):
        super().__init__(message)
        self._message = message
        self._error_labels = set(error_labels or ())

    def has_error_label(self, label):
        """Whether the server has given this label."""
        return label in self._error_labels


class ProtocolError(PyMongoError):
    pass


class ConnectionFailure(PyMongoError):
    pass


class WaitQueueTimeoutError(ConnectionFailure):
    timeout = True


class AutoReconnect(ConnectionFailure):
    """A connection is lost. Whether the operation was done, nobody knows."""

    def __init__(self, message="", errors=None):
        super().__init__(message, errors.get("errorLabels") if isinstance(errors, dict) else None)
        self.errors = self.details = errors or []


class NetworkTimeout(AutoReconnect):
    timeout = True


def _detailed(message, details):
    return message if details is None else "%s, full error: %s" % (message, details)


class NotPrimaryError(AutoReconnect):
    def __init__(self, message="", errors=None):
        super().__init__(_detailed(message, errors), errors)


class ServerSelectionTimeoutError(AutoReconnect):
    """No server was found in time."""

    timeout = True


class ConfigurationError(PyMongoError):
    pass


class OperationFailure(PyMongoError):
    """The server has refused."""

    def __init__(self, error, code=None, details=None, max_wire_version=None):
        super().__init__(_detailed(error, details), None if details is None else details.get("errorLabels"))
        self.__code = code
        self.__details = details

    @property
    def code(self):
        """The server's number of the error."""
        return self.__code

    @property
    def details(self):
        """The server's answer."""
        return self.__details

    @property
    def timeout(self):
        return self.__code == 50


class CursorNotFound(OperationFailure):
    pass


class ExecutionTimeout(OperationFailure):
    pass


class WriteConcernError(OperationFailure):
    pass


class WriteError(OperationFailure):
    pass


class WTimeoutError(WriteConcernError):
    pass


class DuplicateKeyError(WriteError):
    """A key that must be unique is there already."""


class BulkWriteError(OperationFailure):
    """Some of many writes were refused; `details` says which."""

    def __init__(self, results):
        super().__init__("batch op errors occurred", 65, results)

    def __reduce__(self):
        return self.__class__, (self.details,)


class InvalidOperation(PyMongoError):
    pass


class InvalidName(PyMongoError):
    pass


class CollectionInvalid(PyMongoError):
    pass


class InvalidURI(ConfigurationError):
    pass


class DocumentTooLarge(InvalidDocument):
    pass


class EncryptionError(PyMongoError):
    pass
