"""platform, locale, signal: what a program finds out about its surroundings."""
import locale
import platform
import signal

from checks import raises


def handler(event, context):
    assert platform.python_version().startswith("3.14.") and platform.python_version_tuple()[:2] == ("3", "14")
    assert isinstance(platform.platform(), str) and isinstance(platform.system(), str) and platform.architecture()[0] in ("32bit", "64bit")
    assert isinstance(platform.node(), str) and platform.uname().system == platform.system() and isinstance(platform.machine(), str)
    before = locale.setlocale(locale.LC_ALL)
    assert locale.setlocale(locale.LC_ALL, "C") == "C" and locale.localeconv()["decimal_point"] == "."
    assert locale.format_string("%.2f", 1234.5) == "1234.50" and locale.format_string("%d", 1234567, grouping=True) == "1234567"
    assert locale.atof("1.5") == 1.5 and locale.str(1.5) == "1.5"
    assert sorted(["b", "A", "a"], key=locale.strxfrm) == ["A", "a", "b"] and locale.strcoll("a", "b") < 0
    assert locale.normalize("de_DE") == "de_DE.ISO8859-1"
    locale.setlocale(locale.LC_ALL, before)
    assert signal.SIGTERM == 15 and signal.SIGINT.name == "SIGINT" and signal.Signals(9) is signal.SIGKILL and signal.getsignal(signal.SIGTERM) in (signal.SIG_DFL, signal.SIG_IGN) or callable(signal.getsignal(signal.SIGTERM))
    seen = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: seen.append(number))
    assert callable(signal.getsignal(signal.SIGTERM))
    signal.signal(signal.SIGTERM, before)
    raises(TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object", signal.signal, signal.SIGTERM, "x")
    return "ok"
