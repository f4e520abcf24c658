"""SON."""


class SON(dict):
    """A dictionary that keeps its order, as all do today."""

    def to_dict(self):
        """As a plain dictionary."""
        return dict(self)

    def __repr__(self):
        return "SON([%s])" % ", ".join("(%r, %r)" % pair for pair in self.items())
