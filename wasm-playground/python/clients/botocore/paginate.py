"""Paginators: they repeat a call with the token of the answer until there is none."""

import base64
import json

from botocore.exceptions import PaginationError


class PageIterator:
    """The pages of one call."""

    def __init__(self, method, rule, parameters, settings):
        self._method = method
        self._token_in, self._token_out, self._limit, self._more, self._keys, self._told_once = rule
        self._parameters = parameters
        self._max_items = _number(settings.get("MaxItems"))
        self._page_size = _number(settings.get("PageSize"))
        self._start = settings.get("StartingToken")
        self._resume = None

    @property
    def result_keys(self):
        """The lists that the pages bring."""
        return list(self._keys)

    @property
    def resume_token(self):
        """Where a later call goes on, when MaxItems ended this one."""
        return self._resume

    def __iter__(self):
        parameters = dict(self._parameters)
        skip = 0
        if self._page_size is not None:
            parameters[self._limit] = self._page_size
        if self._start is not None:
            token, skip = _opened(self._start)
            if token is not None:
                parameters[self._token_in] = token
        given, previous = 0, None
        while True:
            page = self._method(**parameters)
            if skip:
                self._cut_front(page, skip)
            found = page.get(self._keys[0]) or []
            if self._max_items is not None and given + len(found) > self._max_items:
                keep = self._max_items - given
                page[self._keys[0]] = found[:keep]
                for other in self._keys[1:]:
                    if isinstance(page.get(other), list):
                        page[other] = []
                self._resume = _sealed(parameters.get(self._token_in), keep + skip)
                yield page
                return
            yield page
            given += len(found)
            skip = 0
            token = self._next(page)
            if token is None:
                return
            if given == self._max_items:
                self._resume = _sealed(token, None)
                return
            if token == previous:
                raise PaginationError(message="The same next token was received twice: %s" % {self._token_in: token})
            parameters[self._token_in] = previous = token

    def _cut_front(self, page, skip):
        if isinstance(page.get(self._keys[0]), list):
            page[self._keys[0]] = page[self._keys[0]][skip:]
        for other in self._keys[1:]:
            page[other] = [] if isinstance(page.get(other), list) else None

    def _next(self, page):
        if self._more is not None and not page.get(self._more):
            return None
        if token := page.get(self._token_out):
            return token
        # ListObjects names the next page only where there is a delimiter.
        last = (page.get("Contents") or [None])[-1] if self._token_out == "NextMarker" else None
        return last and last["Key"] or None

    def build_full_result(self):
        """All pages as one answer."""
        whole, once = {}, None
        for page in self:
            once = once or {key: page.get(key) for key in self._told_once}
            for key in self._keys:
                if page.get(key) is not None:
                    whole[key] = whole.get(key, []) + page[key]
        whole |= once
        if self._resume is not None:
            whole["NextToken"] = self._resume
        return whole

    def search(self, expression):
        """Not here: a loop over the pages does the same."""
        raise NotImplementedError("search with a JMESPath expression is not part of this simulation. Loop over the pages instead.")


class Paginator:
    """Makes the pages of calls of one operation."""

    def __init__(self, method, rule):
        self._method = method
        self._rule = rule

    def paginate(self, **kwargs):
        """The pages of a call with these parameters; PaginationConfig takes MaxItems, PageSize and StartingToken."""
        settings = kwargs.pop("PaginationConfig", None) or {}
        return PageIterator(self._method, self._rule, kwargs, settings)

    def can_paginate(self):
        return True


def paginator(client, method, operation):
    """The paginator of an operation of a client."""
    kind = type("%s.Paginator.%s" % (type(client).__name__, operation), (Paginator,), {"__module__": __name__})
    return kind(getattr(client, method), client.meta.service_model.data.PAGES[operation])


def _number(value):
    return None if value is None else int(value)


def _sealed(token, taken):
    """Where to go on: the service's token of a page, and how many of its items were given."""
    position = {"token": token} if taken is None else {"token": token, "taken": taken}
    return base64.b64encode(json.dumps(position).encode()).decode()


def _opened(text):
    try:
        position = json.loads(base64.b64decode(text))
        return position["token"], position.get("taken", 0)
    except (ValueError, TypeError, KeyError):
        # A token of the service itself.
        return text, 0
