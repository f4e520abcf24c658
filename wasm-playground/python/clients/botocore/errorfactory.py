"""The errors of a service as classes: `client.exceptions`."""

from botocore.exceptions import ClientError


class BaseClientExceptions:
    """Holds one class for each error that the service's API names."""
    ClientError = ClientError

    def __init__(self, classes):
        self._classes = classes

    def from_code(self, error_code):
        """The class for an error's code; ClientError itself for a code that the API does not name."""
        return self._classes.get(error_code, self.ClientError)

    def __getattr__(self, name):
        raise AttributeError("%s object has no attribute %s. Valid exceptions are: %s" % (self, name, ", ".join(self._classes)))


_made = {}


def exceptions_of(service):
    """The exceptions object of a service; one for all its clients, so that `except` works across them."""
    if service.name not in _made:
        classes = {name: type(name, (ClientError,), {"__module__": __name__}) for name in service.ERRORS.split()}
        kind = type(service.client_name + "Exceptions", (BaseClientExceptions,), dict(classes))
        _made[service.name] = kind(classes)
    return _made[service.name]
