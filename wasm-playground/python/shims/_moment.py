"""What time is it? `datetime.now` and `utcnow` by the simulated clock; the native ones read the machine's, which is not there."""

import datetime
import warnings

import _host

_datetime = datetime.datetime


def now(cls, tz=None):
    "Returns new datetime object representing current time local to tz.\n\n  tz\n    Timezone object.\n\nIf no tz is specified, uses local timezone."
    seconds, nanoseconds = divmod(_host.time_ns(), 10**9)
    return cls.fromtimestamp(seconds, tz).replace(microsecond=nanoseconds // 1000)


def utcnow(cls):
    "Return a new datetime representing UTC day and time."
    warnings.warn("datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects "
                  "to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).", DeprecationWarning, stacklevel=2)
    seconds, nanoseconds = divmod(_host.time_ns(), 10**9)
    return cls.fromtimestamp(seconds).replace(microsecond=nanoseconds // 1000)


def install():
    for function in (now, utcnow):
        function.__qualname__ = "datetime." + function.__name__
        _host.set_class_attribute(_datetime, function.__name__, classmethod(function))
