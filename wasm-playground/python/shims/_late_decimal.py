"""The decimal module, at the moment when somebody wants it: CPython's is native and always loaded, this one is a tenth of the whole start.

Whoever imports `decimal` gets a module whose code runs on first use. AWS's encoder of responses asks of every strange value whether it is
a Decimal: it gets a class that knows, without loading anything, that where no Decimal was made nothing can be one.
"""

import sys

import _library

_Module = type(sys)


# What importing a module asks of it.
_ASKED_BY_IMPORT = ("__path__", "__file__", "__cached__", "__loader__", "__package__", "__spec__")


class _Late(_Module):
    """The module as readers import it."""

    def __getattr__(self, name):
        if name in _ASKED_BY_IMPORT:
            raise AttributeError(name)
        _load(self)
        return getattr(self, name)


def _load(module):
    module.__class__ = _Module
    # It wants locale for the format code 'n' only, and imports it at once.
    locale = sys.modules.get("locale")
    sys.modules["locale"] = _locale
    try:
        module.__spec__.loader.exec_module(module)
    finally:
        if locale is None:
            sys.modules.pop("locale", None)
        else:
            sys.modules["locale"] = locale
    # Its code puts another module in its place.
    vars(module).update(vars(sys.modules["decimal"]))


class _Asks(type):
    def __instancecheck__(cls, value):
        loaded = sys.modules.get("_pydecimal")
        return loaded is not None and isinstance(value, loaded.Decimal)

    def __call__(cls, *arguments, **keywords):
        import decimal
        return decimal.Decimal(*arguments, **keywords)


class Decimal(metaclass=_Asks):
    """Stands for the class in AWS's encoder."""


_locale = _Module("locale")
_locale.CHAR_MAX = 127
_locale.localeconv = lambda: __import__("locale").localeconv()

# What AWS's encoder takes for the module.
for_encoders = _Module("decimal")
for_encoders.Decimal = Decimal


def install():
    sys.modules["decimal"] = _library.empty_module("decimal", _Late)
