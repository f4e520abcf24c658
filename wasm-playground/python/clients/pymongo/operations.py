"""What `bulk_write` does, one by one."""

from pymongo import checks


class _Operation:
    # Names of the arguments that are shown.
    _shown = ()

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join(repr(getattr(self, "_" + name)) for name in self._shown))

    def __eq__(self, other):
        same = type(self) is type(other)
        return all(getattr(self, "_" + name) == getattr(other, "_" + name) for name in self._shown) if same else NotImplemented

    __hash__ = None


class InsertOne(_Operation):
    kind = "insert"
    _shown = ("doc",)

    def __init__(self, document, namespace=None):
        self._doc = document


class _Delete(_Operation):
    kind = "delete"
    _shown = ("filter", "collation", "hint")

    def __init__(self, filter, collation=None, hint=None, namespace=None):
        checks.is_mapping("filter", filter)
        checks.only(type(self).__name__, "filter", collation=collation)
        self._filter, self._collation, self._hint = filter, collation, hint

    def statement(self):
        """As the server wants it."""
        return {"q": self._filter, "limit": self.limit}


class DeleteOne(_Delete):
    limit = 1


class DeleteMany(_Delete):
    limit = 0


class _Update(_Operation):
    kind = "update"
    multi = False
    _shown = ("filter", "doc", "upsert", "collation", "array_filters", "hint", "sort")

    def __init__(self, filter, update, upsert=None, collation=None, array_filters=None, hint=None, namespace=None, sort=None):
        checks.is_mapping("filter", filter)
        if upsert is not None:
            checks.is_boolean("upsert", upsert)
        if array_filters is not None:
            checks.is_list("array_filters", array_filters)
        checks.only(type(self).__name__, "filter, update, upsert, array_filters", collation=collation, sort=sort)
        self._filter, self._doc, self._upsert, self._collation = filter, update, upsert, collation
        self._array_filters, self._hint, self._sort = array_filters, hint, sort

    def statement(self):
        """As the server wants it."""
        checks.is_update(self._doc)
        return update_statement(self._filter, self._doc, self._upsert or False, self.multi, self._array_filters)


class UpdateOne(_Update):
    pass


class UpdateMany(_Update):
    multi = True


class ReplaceOne(_Update):
    _shown = ("filter", "doc", "upsert", "collation", "hint", "sort")

    def __init__(self, filter, replacement, upsert=None, collation=None, hint=None, namespace=None, sort=None):
        super().__init__(filter, replacement, upsert, collation, None, hint, namespace, sort)

    def statement(self):
        checks.is_replacement(self._doc)
        return update_statement(self._filter, self._doc, self._upsert or False)


def update_statement(filter, update, upsert=False, multi=False, array_filters=None):
    """One of the `updates` of a command."""
    checks.is_mapping("filter", filter)
    checks.is_boolean("upsert", upsert)
    statement = {"q": filter, "u": update, "multi": multi, "upsert": upsert}
    if array_filters is not None:
        checks.is_list("array_filters", array_filters)
        statement["arrayFilters"] = array_filters
    return statement


class IndexModel:
    """An index for `create_indexes`."""

    def __init__(self, keys, **kwargs):
        pairs = checks.index_list(keys)
        name = kwargs.pop("name", None) or "_".join("%s_%s" % pair for pair in pairs)
        self.__document = {"name": name, "key": checks.index_document(pairs)} | kwargs

    document = property(lambda self: self.__document)
