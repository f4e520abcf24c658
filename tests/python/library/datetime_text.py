"""datetime: isoformat, fromisoformat, strftime, strptime, repr."""
from datetime import date, datetime, time, timedelta, timezone

from checks import raises


def handler(event, context):
    moment = datetime(2024, 2, 9, 7, 5, 3, 4500)
    assert str(moment) == "2024-02-09 07:05:03.004500" and moment.isoformat() == "2024-02-09T07:05:03.004500"
    assert moment.isoformat(" ", "minutes") == "2024-02-09 07:05"
    assert moment.isoformat(timespec="milliseconds") == "2024-02-09T07:05:03.004" and str(datetime(2024, 1, 1)) == "2024-01-01 00:00:00"
    assert repr(moment) == "datetime.datetime(2024, 2, 9, 7, 5, 3, 4500)"
    assert str(time(7, 5)) == "07:05:00" and repr(time(7, 5, tzinfo=timezone.utc)) == "datetime.time(7, 5, tzinfo=datetime.timezone.utc)"
    assert repr(date(2024, 2, 9)) == "datetime.date(2024, 2, 9)"
    read = datetime.fromisoformat
    assert read("2024-02-09") == datetime(2024, 2, 9) and read("20240209T070503") == read("2024-02-09T07:05:03")
    assert read("2024-02-09 07:05") == datetime(2024, 2, 9, 7, 5)
    assert read("2024-02-09T07:05:03.123456789") == datetime(2024, 2, 9, 7, 5, 3, 123456) and read("2024-W06-5") == datetime(2024, 2, 9)
    assert read("2024-02-09T07:05:03Z").tzinfo is timezone.utc and read("2024-02-09T07:05+02:00").utcoffset() == timedelta(hours=2)
    assert read("2024-02-09T24:00") == datetime(2024, 2, 10)
    raises(ValueError, "Invalid isoformat string: '2024-2-9'", read, "2024-2-9")
    raises(ValueError, "Invalid isoformat string: 'nonsense'", read, "nonsense")
    raises(ValueError, "Invalid isoformat string: '2024-02-09T07'", date.fromisoformat, "2024-02-09T07")
    raises(TypeError, "fromisoformat: argument must be str", read, 5)
    raises(ValueError, "month must be in 1..12, not 13", read, "2024-13-01")
    assert date.fromisoformat("2024-02-09") == date(2024, 2, 9) and time.fromisoformat("07:05:03.5") == time(7, 5, 3, 500000)
    assert time.fromisoformat("T0705") == time(7, 5)
    assert moment.strftime("%d.%m.%y %H:%M:%S.%f %A %a %B %b %p %I %j %U %W %w %u %G-W%V %%") == "09.02.24 07:05:03.004500 Friday Fri February Feb AM 07 040 05 06 5 5 2024-W06 %"
    assert moment.strftime("%c|%x") == "Fri Feb  9 07:05:03 2024|02/09/24"
    assert moment.strftime("%X|%D|%F|%T|%R") == "07:05:03|02/09/24|2024-02-09|07:05:03|07:05"
    assert moment.strftime("%e|%y|%Z|%z|") == " 9|24|||"
    assert datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=5, minutes=30))).strftime("%z %:z %Z") == "+0530 +05:30 UTC+05:30"
    assert f"{moment:%H:%M}" == "07:05" and f"{moment}" == str(moment)
    parse = datetime.strptime
    assert parse("09/Feb/2024:07:05:03 +0100", "%d/%b/%Y:%H:%M:%S %z") == datetime(2024, 2, 9, 7, 5, 3, tzinfo=timezone(timedelta(hours=1)))
    assert parse("Friday, 9 February 2024 7 PM", "%A, %d %B %Y %I %p") == datetime(2024, 2, 9, 19)
    assert parse("24-040", "%y-%j") == datetime(2024, 2, 9) and parse("12:30.25", "%H:%M.%f") == datetime(1900, 1, 1, 12, 30, 0, 250000)
    raises(ValueError, "time data '2024' does not match format '%d.%m.%Y'", parse, "2024", "%d.%m.%Y")
    raises(ValueError, "unconverted data remains: 5", parse, "20245", "%Y")
    raises(ValueError, "'Q' is a bad directive in format '%Q'", parse, "x", "%Q")
    raises(ValueError, "day 30 must be in range 1..28 for month 2 in year 2023", parse, "2023-02-30", "%Y-%m-%d")
    assert moment.ctime() == "Fri Feb  9 07:05:03 2024" and date(2024, 2, 9).strftime("%d %b") == "09 Feb"
    assert time(13, 5).strftime("%I:%M %p") == "01:05 PM"
    assert moment.timetuple()[:6] == (2024, 2, 9, 7, 5, 3) and date(999, 1, 1).isoformat() == "0999-01-01"
    assert date.strptime("2024", "%Y") == date(2024, 1, 1)
    return "ok"
