# The handler that AWS installs: its class, its filter, its formatter.
import logging

def handler(event, context):
    found, = logging.getLogger().handlers
    return [type(found).__name__, type(found).__module__, type(found.formatter).__name__, found.formatter._fmt, found.formatter.datefmt,
            [type(one).__name__ for one in found.filters], found.level, logging.Formatter.converter.__name__, hasattr(found, "log_sink")]
