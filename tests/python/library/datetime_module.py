"""datetime: simulated now, arithmetic, text both ways."""
import datetime
from datetime import date, timedelta, timezone


def handler(event, context):
    now = datetime.datetime.now(timezone.utc)
    assert now.tzinfo is timezone.utc and abs(now.timestamp() - datetime.datetime.now().timestamp()) < 1
    assert type(datetime.datetime.utcnow()) is datetime.datetime and date.today() == now.date() == datetime.datetime.today().date()
    moment = datetime.datetime(2024, 2, 29, 13, 5, 6, 789, tzinfo=timezone.utc)
    assert moment.isoformat() == "2024-02-29T13:05:06.000789+00:00"
    assert datetime.datetime.fromisoformat("2024-02-29T13:05:06Z") == datetime.datetime(2024, 2, 29, 13, 5, 6, tzinfo=timezone.utc)
    assert moment.strftime("%a %d %b %Y %H:%M:%S %j %Z") == "Thu 29 Feb 2024 13:05:06 060 UTC"
    assert datetime.datetime.strptime("2024-02-29 13:05", "%Y-%m-%d %H:%M") == datetime.datetime(2024, 2, 29, 13, 5)
    assert moment + timedelta(days=1, hours=-2) == datetime.datetime(2024, 3, 1, 11, 5, 6, 789, tzinfo=timezone.utc)
    assert str(timedelta(seconds=93784.5)) == "1 day, 2:03:04.500000" and timedelta(hours=1).total_seconds() == 3600
    assert (date(2024, 3, 1) - date(2024, 2, 1)).days == 29 and date(2024, 2, 29).weekday() == 3
    assert date(2024, 12, 30).isocalendar()[:2] == (2025, 1)
    assert datetime.datetime.fromtimestamp(0, timezone.utc).isoformat() == "1970-01-01T00:00:00+00:00"
    assert moment.astimezone(timezone(timedelta(hours=2))).hour == 15
    assert repr(moment.replace(microsecond=0, tzinfo=None)) == "datetime.datetime(2024, 2, 29, 13, 5, 6)"

    class Own(datetime.datetime):
        pass

    assert type(Own.now()) is Own and type(Own.now(timezone.utc)) is Own
    try:
        date(2023, 2, 29)
    except ValueError as error:
        assert "day" in str(error), error
    try:
        moment - datetime.datetime(2024, 1, 1)
    except TypeError as error:
        assert str(error) == "can't subtract offset-naive and offset-aware datetimes", error
    return "ok"
