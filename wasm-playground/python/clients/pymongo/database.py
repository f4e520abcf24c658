"""Database."""

from pymongo.checks import is_mapping, missing
from pymongo.collection import Collection
from pymongo.command_cursor import CommandCursor
from pymongo.errors import CollectionInvalid, InvalidName, OperationFailure

_HERE = "collections, command, list_collection_names, create_collection, drop_collection, get_collection"
_ELSEWHERE = ("watch", "aggregate", "dereference", "validate_collection", "cursor_command")


class Database:
    """A database."""

    def __init__(self, client, name, codec_options=None, read_preference=None, write_concern=None, read_concern=None):
        if not isinstance(name, str):
            raise TypeError("name must be an instance of str, not %s" % type(name))
        if not name:
            raise InvalidName("database name cannot be the empty string")
        for letter in ' .$/\\\0"':
            if letter in name and name != "$external":
                raise InvalidName("database names cannot contain the character %r" % letter)
        self.__client = client
        self.__name = name

    client = property(lambda self: self.__client)
    name = property(lambda self: self.__name)

    def _run(self, command, *args, **kwargs):
        return self.__client._run(self.__name, command, *args, **kwargs)

    def __getattr__(self, name):
        if name in _ELSEWHERE:
            raise missing("Database.%s" % name, _HERE)
        if name.startswith("_"):
            raise AttributeError("Database has no attribute %r. To access the %s collection, use database[%r]." % (name, name, name))
        return self[name]

    def __getitem__(self, name):
        return Collection(self, name)

    def get_collection(self, name, codec_options=None, read_preference=None, write_concern=None, read_concern=None):
        """A collection."""
        return Collection(self, name, write_concern=write_concern)

    def with_options(self, codec_options=None, read_preference=None, write_concern=None, read_concern=None):
        """The same database: there is one server, and one way to read."""
        return Database(self.__client, self.__name)

    def command(self, command, value=1, check=True, allowable_errors=None, read_preference=None, codec_options=None, session=None,
                comment=None, **kwargs):
        """The answer to a command."""
        command = {command: value} if isinstance(command, str) else dict(command)
        return self._run(command | kwargs, raises=check)

    def list_collection_names(self, session=None, filter=None, comment=None, **kwargs):
        """The names of the collections."""
        return [entry["name"] for entry in self.list_collections(filter=filter)]

    def list_collections(self, session=None, filter=None, comment=None, **kwargs):
        """What the server says of the collections."""
        if filter is not None:
            is_mapping("filter", filter)
        answer = self._run({"listCollections": 1, "filter": filter or {}})
        return CommandCursor(self["$cmd.listCollections"], answer["cursor"])

    def create_collection(self, name, codec_options=None, read_preference=None, write_concern=None, read_concern=None, session=None,
                          check_exists=True, **kwargs):
        """Makes a collection, which the first insert would do as well."""
        if check_exists and name in self.list_collection_names():
            raise CollectionInvalid("collection %s already exists" % name)
        self._run({"create": name} | kwargs)
        return Collection(self, name)

    def drop_collection(self, name_or_collection, session=None, comment=None, encrypted_fields=None):
        """Deletes a collection."""
        name = name_or_collection.name if isinstance(name_or_collection, Collection) else name_or_collection
        if not isinstance(name, str):
            raise TypeError("name_or_collection must be an instance of str, not %s" % type(name))
        try:
            return self._run({"drop": name})
        except OperationFailure as error:
            if error.code != 26:
                raise
            return error.details

    def __eq__(self, other):
        return (self.client, self.name) == (other.client, other.name) if isinstance(other, Database) else NotImplemented

    def __hash__(self):
        return hash((self.__client, self.__name))

    def __bool__(self):
        raise NotImplementedError("Database objects do not implement truth value testing or bool(). Please compare with None instead: "
                                  "database is not None")

    def __iter__(self):
        raise TypeError("'Database' object is not iterable")

    def __call__(self, *args, **kwargs):
        raise TypeError("'Database' object is not callable")

    def __repr__(self):
        return "Database(%r, %r)" % (self.__client, self.__name)
