"""calendar: months as text, weeks, leap years."""
import calendar
import datetime

from checks import raises


def handler(event, context):
    assert calendar.month(2024, 2) == "   February 2024\nMo Tu We Th Fr Sa Su\n          1  2  3  4\n 5  6  7  8  9 10 11\n12 13 14 15 16 17 18\n19 20 21 22 23 24 25\n26 27 28 29\n"
    assert calendar.monthcalendar(2024, 2)[0] == [0, 0, 0, 1, 2, 3, 4] and calendar.monthrange(2023, 2) == (2, 28)
    assert calendar.weekday(2024, 2, 29) == 3
    assert calendar.isleap(2000) and not calendar.isleap(1900) and calendar.leapdays(2000, 2024) == 6
    assert calendar.timegm((1970, 1, 2, 0, 0, 0)) == 86400
    assert list(calendar.day_abbr) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert list(calendar.month_name)[:3] == ["", "January", "February"]
    assert calendar.TextCalendar(calendar.SUNDAY).formatweekheader(2) == "Su Mo Tu We Th Fr Sa" and calendar.MONDAY == 0
    assert calendar.Month.FEBRUARY == 2
    days = list(calendar.Calendar().itermonthdates(2024, 2))
    assert days[0] == datetime.date(2024, 1, 29) and days[-1] == datetime.date(2024, 3, 3) and len(days) == 35
    assert [d for d in calendar.Calendar(6).itermonthdays(2024, 2)][:6] == [0, 0, 0, 0, 1, 2]
    assert calendar.Calendar().monthdayscalendar(2024, 2)[-1] == [26, 27, 28, 29, 0, 0, 0]
    assert "February" in calendar.HTMLCalendar().formatmonth(2024, 2)
    assert calendar.HTMLCalendar().formatday(1, 3) == '<td class="thu">1</td>'
    raises(calendar.IllegalMonthError, "bad month number 13; must be 1-12", calendar.monthrange, 2024, 13)
    raises(calendar.IllegalWeekdayError, "bad weekday number 9; must be 0 (Monday) to 6 (Sunday)", calendar.setfirstweekday, 9)
    calendar.setfirstweekday(calendar.SUNDAY)
    try:
        assert calendar.firstweekday() == 6 and calendar.monthcalendar(2024, 9)[0][0] == 1
    finally:
        calendar.setfirstweekday(calendar.MONDAY)
    year = calendar.calendar(2024)
    assert year.splitlines()[0].strip() == "2024" and len(year.splitlines()) == 35 and "  February  " in year.splitlines()[2]
    return "ok"
