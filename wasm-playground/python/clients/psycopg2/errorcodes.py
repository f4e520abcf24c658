"""SQLSTATEs by name: `UNIQUE_VIOLATION`."""

import re

from psycopg2.errors import _NAMES

_CODES = {re.sub("(?<=[a-z])(?=[A-Z])", "_", name).upper().rstrip("_"): code for code, name in _NAMES.items()}
globals().update(_CODES)


def lookup(code):
    """The name of a SQLSTATE."""
    return {code: name for name, code in _CODES.items()}[code]
