"""time: struct_time, strftime, strptime, gmtime."""
import calendar
import time

from checks import raises


def handler(event, context):
    moment = time.gmtime(1709212345)
    assert moment == (2024, 2, 29, 13, 12, 25, 3, 60, 0) and moment.tm_year == 2024
    assert repr(time.gmtime(0)) == "time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0)"
    assert calendar.timegm(moment) == 1709212345 == time.mktime(moment) and time.gmtime(-1).tm_year == 1969 and len(moment) == 9
    assert moment[:3] == (2024, 2, 29)
    assert time.strftime("%Y-%m-%dT%H:%M:%SZ", moment) == "2024-02-29T13:12:25Z"
    assert time.strftime("%a %b %d %I %p %j %%", moment) == "Thu Feb 29 01 PM 060 %"
    assert time.strptime("29 Feb 24", "%d %b %y")[:3] == (2024, 2, 29) and time.strptime("13:05", "%H:%M").tm_min == 5
    assert time.strptime("Thu", "%a").tm_wday == 3
    raises(ValueError, "time data 'x' does not match format '%Y'", time.strptime, "x", "%Y")
    raises(ValueError, "unconverted data remains: !", time.strptime, "2024!", "%Y")
    raises(TypeError, None, time.strftime, "%Y", 5)
    assert time.asctime(moment) == "Thu Feb 29 13:12:25 2024" and time.ctime(1709212345) == "Thu Feb 29 13:12:25 2024"
    assert time.localtime(1709212345)[:6] == moment[:6]
    assert time.struct_time((2024, 1, 1, 0, 0, 0, 0, 1, 0)).tm_mon == 1 and time.daylight == 0
    raises(TypeError, "time.struct_time() takes an at least 9-sequence (1-sequence given)", time.struct_time, (1,))
    assert type(time.time()) is float and type(time.time_ns()) is int and time.time() > 1_500_000_000
    before = time.monotonic_ns()
    time.sleep(0.01)
    assert 10_000_000 <= time.monotonic_ns() - before < 2_000_000_000
    raises(ValueError, "sleep length must be non-negative", time.sleep, -1)
    raises(TypeError, "'str' object cannot be interpreted as an integer or float", time.sleep, "1")  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    clock = time.get_clock_info("monotonic")
    assert clock.monotonic and not clock.adjustable
    return "ok"
