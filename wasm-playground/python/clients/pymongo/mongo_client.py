"""MongoClient."""

import warnings

from pymongo import server, uri_parser
from pymongo.checks import missing
from pymongo.database import Database
from pymongo.errors import ConfigurationError, InvalidOperation

_HERE = "databases, their collections, admin.command, list_database_names, drop_database, server_info, close"
_ELSEWHERE = ("watch", "bulk_write", "start_session", "append_metadata")

# Options that pymongo knows, in small letters. All but three change nothing here.
_TIMES = ("serverselectiontimeoutms", "sockettimeoutms", "connecttimeoutms", "waitqueuetimeoutms", "maxidletimems", "heartbeatfrequencyms",
          "timeoutms", "wtimeoutms", "localthresholdms")
_KNOWN = set(_TIMES) | set(
    "appname authmechanism authmechanismproperties authsource compressors connect directconnection driver fsync j journal loadbalanced "
    "maxconnecting maxpoolsize maxstalenessseconds minpoolsize password readconcernlevel readpreference readpreferencetags replicaset "
    "retryreads retrywrites server_api servermonitoringmode srvmaxhosts srvservicename ssl tls tlsallowinvalidcertificates "
    "tlsallowinvalidhostnames tlscafile tlscertificatekeyfile tlscertificatekeyfilepassword tlscrlfile tlsdisableocspendpointcheck "
    "tlsinsecure tz_aware tzinfo unicode_decode_error_handler username uuidrepresentation w wtimeout zlibcompressionlevel "
    "datetime_conversion event_listeners auto_encryption_opts type_registry".split())


class MongoClient:
    """A client of MongoDB. Nothing is sent before the first operation."""

    HOST = "localhost"
    PORT = 27017

    def __init__(self, host=None, port=None, document_class=None, tz_aware=None, connect=None, type_registry=None, **kwargs):
        if document_class not in (None, dict):
            raise missing("A document_class other than dict", "dict")
        if port is None:
            port = self.PORT
        if not isinstance(port, int):
            raise TypeError("port must be an instance of int, not %s" % type(port))
        hosts = [host or self.HOST] if host is None or isinstance(host, str) else list(host)
        nodes, options, self.__default = [], {}, None
        for entry in hosts:
            if "://" in entry:
                parsed = uri_parser.parse_uri(entry, port)
                nodes += parsed["nodelist"]
                self.__default = parsed["database"] or self.__default
                for key, value in parsed["options"].items():
                    if key.lower() not in _KNOWN:
                        warnings.warn("Unknown option: %s." % key, stacklevel=2)
                    options[key.lower()] = _typed(key, value)
            else:
                nodes += [uri_parser.split_host(part, port) for part in entry.split(",")]
        for key, value in kwargs.items():
            if key.lower() not in _KNOWN:
                raise ConfigurationError("Unknown option: %s." % key)
            if key.lower() in _TIMES and value is not None and (isinstance(value, bool) or not isinstance(value, (int, float))):
                raise ValueError("%s must be an integer or float" % key)
            options[key.lower()] = value
        if "auto_encryption_opts" in options or "type_registry" in options or type_registry is not None:
            raise missing("Encryption and type registries", _HERE)
        self.__shown = ["host=%r" % ["%s:%d" % node for node in nodes], "document_class=dict", "tz_aware=%s" % bool(tz_aware),
                        "connect=%s" % (connect is not False)]
        self.__shown += ["%s=%r" % item for item in options.items() if item[0] not in ("username", "password", "w")]
        self.__nodes = nodes
        selection = options.get("serverselectiontimeoutms")
        patience = options.get("sockettimeoutms") or options.get("timeoutms")
        self._server = server.Server(nodes, 30 if selection is None else selection / 1000, (patience or 0) / 1000, bool(tz_aware))
        self.__closed = False
        server.created()

    def _run(self, database, command, name=None, texts=(), raises=True):
        if self.__closed:
            raise InvalidOperation("Cannot use MongoClient after close")
        return self._server.run(database, command, name, texts, raises)

    def __getattr__(self, name):
        if name in _ELSEWHERE:
            raise missing("MongoClient.%s" % name, _HERE)
        if name.startswith("_"):
            raise AttributeError("MongoClient has no attribute %r. To access the %s database, use client[%r]." % (name, name, name))
        return self[name]

    def __getitem__(self, name):
        return Database(self, name)

    def get_database(self, name=None, codec_options=None, read_preference=None, write_concern=None, read_concern=None):
        """A database; without a name that of the URI."""
        if name is None:
            if self.__default is None:
                raise ConfigurationError("No default database defined")
            name = self.__default
        return Database(self, name)

    def get_default_database(self, default=None, codec_options=None, read_preference=None, write_concern=None, read_concern=None):
        """The database of the URI."""
        if self.__default is None and default is None:
            raise ConfigurationError("No default database name defined or provided.")
        return Database(self, self.__default or default)

    def list_database_names(self, session=None, comment=None):
        """The names of the databases that hold something."""
        return [entry["name"] for entry in self._run("admin", {"listDatabases": 1})["databases"]]

    def drop_database(self, name_or_database, session=None, comment=None):
        """Deletes a database."""
        name = name_or_database.name if isinstance(name_or_database, Database) else name_or_database
        if not isinstance(name, str):
            raise TypeError("name_or_database must be an instance of str or a Database, not %s" % type(name))
        self._run(name, {"dropDatabase": 1})

    def server_info(self, session=None):
        """What the server says of itself."""
        return self._run("admin", {"buildInfo": 1})

    address = property(lambda self: self.__nodes[0])
    nodes = property(lambda self: frozenset(self.__nodes))

    def close(self):
        """Ends the client: it cannot be used again."""
        self.__closed = True

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def __eq__(self, other):
        return self.__nodes == other._MongoClient__nodes if isinstance(other, MongoClient) else NotImplemented

    def __hash__(self):
        return hash(tuple(self.__nodes))

    def __bool__(self):
        return True

    def __iter__(self):
        raise TypeError("'MongoClient' object is not iterable")

    def __repr__(self):
        return "MongoClient(%s)" % ", ".join(self.__shown)


def _typed(key, value):
    """An option of a URI, which is a text there."""
    if value in ("true", "false"):
        return value == "true"
    if key.lower() in _TIMES:
        try:
            return int(value)
        except ValueError:
            raise ValueError("%s must be an integer or float" % key) from None
    return int(value) if value.isdigit() and key.lower() != "appname" else value
