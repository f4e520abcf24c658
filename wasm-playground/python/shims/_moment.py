"""What time is it? `datetime.now` and `utcnow` by the simulated clock; the native ones read the machine's, which is not there.

The day of the week and the formats `%c` and `%x` are mended besides.
"""

import datetime
import time
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


def spelled_out(format):
    """`%c` and `%x` as the C locale has them; the interpreter's are those of no locale."""
    if "%c" not in format and "%x" not in format:
        return format
    return "%%".join(part.replace("%c", "%a %b %e %H:%M:%S %Y").replace("%x", "%m/%d/%y") for part in format.split("%%"))


def _with_weekday(native):
    """The interpreter counts the days of the week from Sunday; Python's begin with Monday."""
    def moment(seconds):
        fields = list(native(seconds))
        fields[6] = (fields[6] + 6) % 7
        return time.struct_time(fields + ["UTC", 0])
    return moment


def _install_formats():
    native_time, native_date = _host.native_strftime, datetime.date.strftime
    _host.native_strftime = lambda format, moment: native_time(spelled_out(format) if isinstance(format, str) else format, moment)

    def strftime(self, format):
        return native_date(self, spelled_out(format) if isinstance(format, str) else format)

    strftime.__qualname__ = "strftime"
    _host.set_class_attribute(datetime.date, "strftime", _host.native_method(datetime.date, strftime))


def install():
    for function in (now, utcnow):
        function.__qualname__ = "datetime." + function.__name__
        _host.set_class_attribute(_datetime, function.__name__, classmethod(function))
    for name in ("native_gmtime", "native_localtime"):
        setattr(_host, name, _with_weekday(getattr(_host, name)))
    _install_formats()
