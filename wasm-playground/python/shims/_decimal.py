"""There is no decimal in C here: `decimal` falls back on `_pydecimal`, whose errors are first given the words of C's."""

import _host
import _pydecimal

_raise_error = _pydecimal.Context._raise_error


def _signals(self, condition, explanation=None, *arguments):
    return _raise_error(self, condition, [condition], *arguments)


_pydecimal.Context._raise_error = _host.native_method(_pydecimal.Context, _signals)

raise ImportError("decimal in C is not here")
