"""Collections: many things of a service, asked for page by page when they are needed."""


class ResourceCollection:
    """The things that a call lists. Each method gives a narrower collection."""

    def __init__(self, manager, parameters):
        self._manager = manager
        self._parameters = parameters

    def __repr__(self):
        return self._manager.shown("Collection")

    def __iter__(self):
        for page in self.pages():
            yield from page

    def pages(self):
        """Lists of things, one for each answer of the service."""
        parameters = dict(self._parameters)
        limit, size = parameters.pop("limit", None), parameters.pop("page_size", None)
        manager = self._manager
        paginator = manager.parent.meta.client.get_paginator(manager.method)
        for page in paginator.paginate(PaginationConfig={"MaxItems": limit, "PageSize": size}, **manager.fixed, **parameters):
            yield [manager.make(item) for item in page.get(manager.key) or []]

    def all(self):
        """Everything."""
        return self.filter()

    def filter(self, **kwargs):
        """Only what the parameters of the request let through."""
        return ResourceCollection(self._manager, self._parameters | kwargs)

    def limit(self, count):
        """At most this many."""
        return self.filter(limit=count)

    def page_size(self, count):
        """At most this many in one answer."""
        return self.filter(page_size=count)

    def __getattr__(self, name):
        if name == "delete" and self._manager.delete is not None:
            return self._delete
        raise AttributeError("'%s' object has no attribute '%s'" % (self._manager.type_name("Collection"), name))

    def _delete(self, **kwargs):
        """Deletes everything in it; the answers, one for each page."""
        return [self._manager.delete(page, kwargs) for page in self.pages() if page]


class CollectionManager:
    """Where collections begin: `bucket.objects`."""

    def __init__(self, name, parent, item_name, method, key, make, fixed=None, delete=None):
        self.parent = parent
        self.method = method
        # The list in the answer, and what makes a thing of one of its elements.
        self.key = key
        self.make = make
        # Parameters that every request has.
        self.fixed = fixed or {}
        self.delete = delete
        self._name = name
        self._item_name = item_name

    def type_name(self, ending):
        """What boto3 calls the class."""
        owner = type(self.parent).__name__.removesuffix("ServiceResource")
        return owner + ("" if owner.endswith(".") else ".") + self._name + ending

    def shown(self, ending):
        """How boto3 shows the object."""
        return "%s(%s, %s)" % (self.type_name(ending), self.parent, self._item_name)

    def __repr__(self):
        return self.shown("CollectionManager")

    def __iter__(self):
        raise TypeError("'%s' object is not iterable" % self.type_name("CollectionManager"))

    def __getattr__(self, name):
        return getattr(ResourceCollection(self, {}), name)
