"""Checks of arguments, with pymongo's sentences; and what pymongo has and the simulation has not."""

from collections.abc import ItemsView, Mapping, MutableMapping, Sequence, Set


def is_mapping(option, value):
    if not isinstance(value, Mapping):
        raise TypeError("%s must be an instance of dict, bson.son.SON, or any other type that inherits from collections.Mapping" % option)


def is_document(option, value):
    if not isinstance(value, MutableMapping):
        raise TypeError("%s must be an instance of dict, bson.son.SON, bson.raw_bson.RawBSONDocument, or a type that inherits from "
                        "collections.MutableMapping" % option)


def is_boolean(option, value):
    if value is not True and value is not False:
        raise TypeError("%s must be True or False, was: %s=%s" % (option, option, value))


def is_int(option, value):
    if not isinstance(value, int):
        raise TypeError("%s must be an integer, not %s" % (option, type(value)))


def is_list(option, value):
    if not isinstance(value, list):
        raise TypeError("%s must be a list, not %s" % (option, type(value)))


def is_update(update):
    """An update: operators, or a pipeline."""
    if not isinstance(update, (Mapping, list)):
        raise TypeError("update must either be a list or an instance of dict, bson.son.SON, or any other type that inherits from "
                        "collections.Mapping")
    if not update:
        raise ValueError("update cannot be empty")
    if not isinstance(update, list) and not next(iter(update)).startswith("$"):
        raise ValueError("update only works with $ operators")


def is_replacement(replacement):
    """A document without operators."""
    is_mapping("replacement", replacement)
    if replacement and next(iter(replacement)).startswith("$"):
        raise ValueError("replacement can not include $ operators")


def index_list(key_or_list, direction=None):
    """Pairs of fields and directions."""
    if direction is not None:
        if not isinstance(key_or_list, str):
            raise TypeError("Expected a string and a direction, not %s" % type(key_or_list))
        return [(key_or_list, direction)]
    if isinstance(key_or_list, str):
        return [(key_or_list, 1)]
    if isinstance(key_or_list, ItemsView):
        return list(key_or_list)
    if isinstance(key_or_list, Mapping):
        return list(key_or_list.items())
    if not isinstance(key_or_list, (list, tuple)):
        raise TypeError("if no direction is specified, key_or_list must be an instance of list, not %s" % type(key_or_list))
    return [(item, 1) if isinstance(item, str) else item for item in key_or_list]


def index_document(pairs):
    """The document of such pairs."""
    if not isinstance(pairs, (list, tuple, Mapping)):
        raise TypeError("must use a dictionary or a list of (key, direction) pairs, not: %r" % (pairs,))
    if not len(pairs):
        raise ValueError("key_or_list must not be empty")
    document = {}
    for item in pairs.items() if isinstance(pairs, Mapping) else pairs:
        key, direction = (item, 1) if isinstance(item, str) else item
        if not isinstance(key, str):
            raise TypeError("first item in each key pair must be an instance of str, not %s" % type(key))
        if not isinstance(direction, (str, int, Mapping)):
            raise TypeError("second item in each key pair must be 1, -1, '2d', or another valid MongoDB index specifier., not %s"
                            % type(direction))
        document[key] = direction
    return document


def fields(projection, option="projection"):
    """The document of a projection that may be a list of names."""
    if isinstance(projection, Mapping):
        return projection
    if isinstance(projection, (Sequence, Set)):
        if not all(isinstance(field, str) for field in projection):
            raise TypeError("%s must be a list of key names, each an instance of str" % option)
        return dict.fromkeys(projection, 1)
    raise TypeError("%s must be a mapping or list of key names" % option)


def missing(what, there_is):
    """For what MongoDB has and the simulation has not."""
    return NotImplementedError("%s is not part of this simulation. There is: %s." % (what, there_is))


# What may be said and changes nothing here.
_HARMLESS = ("hint", "comment", "max_time_ms", "maxTimeMS", "allow_disk_use", "allowDiskUse", "bypass_document_validation",
             "no_cursor_timeout", "cursor", "batchSize")


def only(method, there_is, **options):
    """Refuses options by name that would change what a method does; those that are None or False are not said."""
    for name, value in options.items():
        if value not in (None, False) and name not in _HARMLESS:
            raise missing("The option %s of %s" % (name, method), there_is)
