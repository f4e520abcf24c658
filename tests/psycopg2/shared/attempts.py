"""Records what psycopg2 does, in a form that is equal wherever it runs."""

import re


def shown(value):
    """A value as text, without addresses."""
    return re.sub("0x[0-9a-f]+", "0x", repr(value))


class Attempts:
    """What was tried, in order."""

    def __init__(self):
        self.outcomes = []

    def __call__(self, function, *args, **kwargs):
        """Calls and records; gives the value, or None if it raised."""
        try:
            value = function(*args, **kwargs)
        except Exception as error:
            self.outcomes.append(self._raised(error))
            return None
        self.outcomes.append(shown(value))
        return value

    def note(self, *values):
        """Records values."""
        self.outcomes.append([shown(value) for value in values])

    @staticmethod
    def _raised(error):
        kinds = [kind.__module__ + "." + kind.__name__ for kind in type(error).__mro__ if kind.__module__ != "builtins"]
        outcome = {"raised": type(error).__name__, "kinds": kinds, "text": str(error)}
        if hasattr(error, "pgcode"):
            names = ("severity", "sqlstate", "message_primary", "message_detail", "message_hint", "statement_position")
            outcome["server"] = [error.pgcode, error.pgerror, error.cursor is not None, {name: getattr(error.diag, name) for name in names}]
        return outcome
