"""What all resources have: identifiers, attributes that are loaded when they are asked for, actions that are requests."""

from botocore.model import xform_name

from boto3.exceptions import ResourceLoadException


class ResourceMeta:
    """What a resource knows of itself."""

    def __init__(self, service_name, identifiers, client, data):
        self.service_name = service_name
        self.identifiers = identifiers
        self.client = client
        # The attributes as the service gave them; None before they are loaded.
        self.data = data

    def __repr__(self):
        return "ResourceMeta('%s', identifiers=%s)" % (self.service_name, self.identifiers)


class Resource:
    """One thing of a service. The class attributes say what it is."""
    # The service, and the identifiers with the parameters of requests that they fill.
    service = None
    IDENTIFIERS = {}
    # Actions and the client's methods that perform them.
    ACTIONS = {}
    # Attributes that the service can tell.
    ATTRIBUTES = ()

    def __init__(self, *args, client=None, data=None, **kwargs):
        if client is None:
            import boto3
            client = boto3.client(self.service)
        names = list(self.IDENTIFIERS)
        given = dict(zip(names, args)) | kwargs
        for name in given:
            if name not in names:
                raise ValueError("Unknown keyword argument: " + name)
        for name in names:
            if given.get(name) is None:
                raise ValueError("Required parameter %s not set" % name)
        self.__dict__.update(given)
        self.meta = ResourceMeta(self.service, names, client, data)

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join("%s=%r" % (name, getattr(self, name)) for name in self.IDENTIFIERS))

    def __eq__(self, other):
        return type(self).__name__ == type(other).__name__ and self._own() == other._own()

    def __hash__(self):
        return hash((type(self).__name__, tuple(self._own().items())))

    def __getattr__(self, name):
        if name in type(self).ACTIONS:
            return self._action(name)
        if name in type(self).ATTRIBUTES:
            if self.meta.data is None:
                if not hasattr(type(self), "load"):
                    raise ResourceLoadException("%s has no load method" % type(self).__name__)
                self.load()
            for key, value in self.meta.data.items():
                if xform_name(key) == name:
                    return value
            return None
        raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))

    def _own(self):
        """The parameters of requests that say which thing is meant."""
        return {parameter: getattr(self, name) for name, parameter in self.IDENTIFIERS.items() if parameter}

    def _action(self, name):
        method = getattr(self.meta.client, type(self).ACTIONS[name])

        def do_action(**kwargs):
            response = method(**(self._own() | kwargs))
            # What was loaded may be true no longer.
            if hasattr(type(self), "load"):
                self.meta.data = None
            return response

        do_action.__name__ = name
        return do_action

    def reload(self):
        """Asks the service for the attributes again."""
        self.load()

    def get_available_subresources(self):
        return []


def named(name):
    """Gives a class the name that boto3 shows, such as `s3.Bucket`."""
    def decorate(kind):
        kind.__name__ = kind.__qualname__ = name
        kind.__module__ = "boto3.resources.factory"
        return kind
    return decorate
