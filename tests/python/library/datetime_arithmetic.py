"""datetime: sums, differences, comparison, limits."""
from datetime import MAXYEAR, date, datetime, time, timedelta, timezone

from checks import raises


def handler(event, context):
    moment = datetime(2024, 2, 28, 23, 30)
    assert moment + timedelta(hours=1) == datetime(2024, 2, 29, 0, 30) and moment - timedelta(days=60) == datetime(2023, 12, 30, 23, 30)
    assert datetime(2024, 3, 1) - datetime(2024, 2, 28, 12) == timedelta(days=1, hours=12)
    assert date(2024, 3, 1) - date(2023, 3, 1) == timedelta(366)
    assert date(2024, 1, 31) + timedelta(days=30) == date(2024, 3, 1) and (date(2024, 1, 1) - timedelta(hours=23)) == date(2024, 1, 1)
    delta = timedelta(days=-1, hours=5, minutes=30, milliseconds=5, weeks=1)
    assert (delta.days, delta.seconds, delta.microseconds) == (6, 19800, 5000) and str(delta) == "6 days, 5:30:00.005000"
    assert repr(delta) == "datetime.timedelta(days=6, seconds=19800, microseconds=5000)"
    assert str(timedelta(seconds=-1)) == "-1 day, 23:59:59" and repr(timedelta()) == "datetime.timedelta(0)"
    assert timedelta(hours=3) / timedelta(hours=2) == 1.5 and timedelta(hours=3) // timedelta(hours=2) == 1
    assert timedelta(hours=3) % timedelta(hours=2) == timedelta(hours=1)
    assert timedelta(1) * 1.5 == timedelta(1, 43200) and timedelta(1) / 3 == timedelta(seconds=28800) and -timedelta(1) == timedelta(-1)
    assert abs(timedelta(-1)) == timedelta(1)
    assert divmod(timedelta(hours=5), timedelta(hours=2)) == (2, timedelta(hours=1)) and timedelta(minutes=90).total_seconds() == 5400.0
    assert timedelta(seconds=0.0000005) == timedelta(0)
    assert sum([timedelta(1), timedelta(2)], timedelta()) == timedelta(3) and timedelta(1) > timedelta(hours=23)
    assert bool(timedelta()) is False
    raises(TypeError, "can't compare offset-naive and offset-aware datetimes", lambda: datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=timezone.utc))
    raises(TypeError, "can't subtract offset-naive and offset-aware datetimes", lambda: datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=timezone.utc))
    raises(TypeError, "unsupported operand type(s) for +: 'datetime.datetime' and 'int'", lambda: moment + 1)
    raises(TypeError, "unsupported operand type(s) for +: 'datetime.date' and 'datetime.date'", lambda: date(2024, 1, 1) + date(2024, 1, 1))
    raises(TypeError, "'<' not supported between instances of 'datetime.date' and 'str'", lambda: date(2024, 1, 1) < "2024")
    raises(OverflowError, "date value out of range", lambda: date.max + timedelta(1))
    raises(OverflowError, "days=1000000000; must have magnitude <= 999999999", timedelta, 10**9)
    raises(ValueError, "day 29 must be in range 1..28 for month 2 in year 2023", date, 2023, 2, 29)
    raises(ValueError, "month must be in 1..12, not 13", date, 2024, 13, 1)
    raises(ValueError, "hour must be in 0..23, not 24", datetime, 2024, 1, 1, 24)
    raises(ValueError, "year must be in 1..9999, not 0", date, 0, 1, 1)
    assert datetime.min == datetime(1, 1, 1) and date.max == date(MAXYEAR, 12, 31) and timedelta.max.days == 999999999
    assert time.max == time(23, 59, 59, 999999)
    assert datetime(2024, 1, 1) != date(2024, 1, 1) and isinstance(moment, date) and moment.date() == date(2024, 2, 28)
    assert moment.time() == time(23, 30)
    assert datetime.combine(date(2024, 1, 2), time(3, 4)) == datetime(2024, 1, 2, 3, 4)
    assert moment.replace(day=1, hour=0) == datetime(2024, 2, 1, 0, 30)
    assert max(date(2024, 1, 1), date(2023, 12, 31)).year == 2024 and sorted([time(2), time(1)])[0] == time(1)
    assert len({date(2024, 1, 1), date(2024, 1, 1)}) == 1
    assert date(2024, 2, 29).toordinal() == 738945 and date.fromordinal(738945) == date(2024, 2, 29)
    assert date(2024, 1, 1).isocalendar() == (2024, 1, 1)
    assert date.fromisocalendar(2024, 9, 4) == date(2024, 2, 29) and date(2021, 1, 3).isocalendar().week == 53
    assert date(2024, 2, 29).timetuple().tm_yday == 60
    return "ok"
