"""ServerApi: which version of the API a client wants. There is one."""


class ServerApiVersion:
    """The versions."""

    V1 = "1"


class ServerApi:
    """A version of the API."""

    def __init__(self, version, strict=None, deprecation_errors=None):
        if version != ServerApiVersion.V1:
            raise ValueError("Unknown ServerApi version: %s" % version)
        self.version, self.strict, self.deprecation_errors = version, strict, deprecation_errors
