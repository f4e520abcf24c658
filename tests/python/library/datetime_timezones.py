"""datetime: timezone, aware moments, timestamps, own tzinfo."""
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from checks import raises


class Summer(tzinfo):
    """Central European time, in words of its own: summer from April to September."""

    def utcoffset(self, moment):
        return timedelta(hours=2 if 4 <= moment.month <= 9 else 1)

    def dst(self, moment):
        return timedelta(hours=1 if 4 <= moment.month <= 9 else 0)

    def tzname(self, moment):
        return "CEST" if self.dst(moment) else "CET"


def handler(event, context):
    east = timezone(timedelta(hours=5, minutes=30))
    noon = datetime(2024, 6, 1, 12, tzinfo=UTC)
    assert UTC is timezone.utc and noon.astimezone(east).isoformat() == "2024-06-01T17:30:00+05:30" and noon.astimezone(east) == noon
    assert str(east) == "UTC+05:30" and repr(east) == "datetime.timezone(datetime.timedelta(seconds=19800))" and str(UTC) == "UTC"
    assert repr(UTC) == "datetime.timezone.utc"
    assert timezone(timedelta(hours=-8), "PST").tzname(None) == "PST"
    assert repr(timezone(timedelta(0), "Z")) == "datetime.timezone(datetime.timedelta(0), 'Z')"
    raises(ValueError, None, timezone, timedelta(hours=24))
    summer, winter = datetime(2024, 6, 1, 12, tzinfo=Summer()), datetime(2024, 12, 1, 12, tzinfo=Summer())
    assert summer.isoformat() == "2024-06-01T12:00:00+02:00" and winter.tzname() == "CET" and summer.astimezone(UTC).hour == 10
    assert winter.dst() == timedelta(0)
    assert noon.astimezone(Summer()).hour == 14 and summer.strftime("%Z %z") == "CEST +0200"
    assert datetime(2024, 6, 1, 14, tzinfo=Summer()) == noon and hash(datetime(2024, 6, 1, 14, tzinfo=Summer())) == hash(noon)
    assert summer < noon
    assert datetime.fromtimestamp(1_000_000_000, UTC) == datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC) and noon.timestamp() == 1717243200.0
    assert datetime.fromtimestamp(0.5, UTC).microsecond == 500000
    assert datetime.fromtimestamp(-1, UTC) == datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert datetime(1970, 1, 1, 1).timestamp() == 3600.0, "the clock of Lambda shows UTC"
    assert datetime.fromtimestamp(3600) == datetime(1970, 1, 1, 1), "the clock of Lambda shows UTC"
    assert noon.replace(tzinfo=None) == datetime(2024, 6, 1, 12) and datetime(2024, 6, 1, 12).astimezone(UTC) == noon
    assert datetime(2024, 6, 1).utcoffset() is None
    assert noon - datetime(2024, 6, 1, 14, tzinfo=Summer()) == timedelta(0) and noon.utctimetuple().tm_hour == 12
    assert noon.timetz().tzinfo is UTC
    now = datetime.now(UTC)
    assert now.tzinfo is UTC and datetime.now().tzinfo is None and abs(datetime.now(east) - now) < timedelta(minutes=1)
    assert now.date() in (date.today(), date.today() + timedelta(1))
    raises(TypeError, "tzinfo argument must be None or of a tzinfo subclass, not type 'str'", datetime.now, "UTC")
    fold = datetime(2024, 10, 27, 2, 30, fold=1)
    assert fold.fold == 1 and repr(fold) == "datetime.datetime(2024, 10, 27, 2, 30, fold=1)" and fold == datetime(2024, 10, 27, 2, 30)
    raises(NotImplementedError, None, lambda: datetime(2024, 1, 1, tzinfo=tzinfo()).utcoffset())
    return "ok"
