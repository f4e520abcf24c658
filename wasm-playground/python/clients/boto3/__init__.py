"""The face of boto3: what functions use of it. Texts, names and defaults are those of boto3 1.44."""

import logging

import _host

from boto3.session import Session

__version__ = "1.44.5"

# Made at its first use.
DEFAULT_SESSION = None

# Operation PACKAGE_WORK: AWS's package does much more to be imported.
_host.call(16, b"boto3.import")


def setup_default_session(**kwargs):
    """Makes the session that `client` and `resource` of this module use."""
    global DEFAULT_SESSION
    DEFAULT_SESSION = Session(**kwargs)


def set_stream_logger(name="boto3", level=logging.DEBUG, format_string=None):
    """Writes the log records of a logger to standard error."""
    handler = logging.StreamHandler()
    handler.setLevel(level)
    handler.setFormatter(logging.Formatter(format_string or "%(asctime)s %(name)s [%(levelname)s] %(message)s"))
    logger = logging.getLogger(name)
    logger.setLevel(level)
    logger.addHandler(handler)


def _get_default_session():
    if DEFAULT_SESSION is None:
        setup_default_session()
    return DEFAULT_SESSION


def client(*args, **kwargs):
    """A client of a service, from the default session."""
    return _get_default_session().client(*args, **kwargs)


def resource(*args, **kwargs):
    """The objects of a service, from the default session."""
    return _get_default_session().resource(*args, **kwargs)
