//! `cron(minutes hours day-of-month month day-of-week year)`, in UTC.
//! <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html>, read 2026-11-22.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use mini_lambda::SimTime;

use super::cron_field::{FieldKind, Numbers, digits};

const MINUTES: FieldKind = FieldKind { name: "minutes", range: 0..=59, names: &[], steps: true };
const HOURS: FieldKind = FieldKind { name: "hours", range: 0..=23, names: &[], steps: true };
const DAY_OF_MONTH: FieldKind = FieldKind { name: "day-of-month", range: 1..=31, names: &[], steps: true };
const MONTH: FieldKind = FieldKind {
    name: "month",
    range: 1..=12,
    names: &["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
    steps: true,
};
const DAY_OF_WEEK: FieldKind =
    FieldKind { name: "day-of-week", range: 1..=7, names: &["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], steps: false };
const YEAR: FieldKind = FieldKind { name: "year", range: 1_970..=2_199, names: &[], steps: true };

const SATURDAY: u16 = 7;
const SUNDAY: u16 = 1;

/// The fields of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cron {
    minutes: Numbers,
    hours: Numbers,
    days: Days,
    months: Numbers,
    years: Numbers,
}

/// Which days of a month; always by one of the two fields, the other is `?`.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Days {
    /// `1,15`
    OfMonth(Numbers),
    /// `L`
    Last,
    /// `LW`: the last that is no Saturday and no Sunday.
    LastWeekday,
    /// `15W`: the weekday nearest to a day, in the same month.
    NearestWeekday(u16),
    /// `MON-FRI`
    OfWeek(Numbers),
    /// `6L`: the last Friday.
    LastOfWeek(u16),
    /// `3#2`: the second Tuesday.
    NthOfWeek(u16, u16),
}

impl Cron {
    /// Reads what stands between the brackets.
    pub fn parse(text: &str) -> Result<Cron, String> {
        let fields: Vec<&str> = text.split_whitespace().collect();
        let [minutes, hours, day_of_month, month, day_of_week, year] = fields.as_slice() else {
            return Err(format!(
                "there are {} fields, but cron takes six: minutes hours day-of-month month day-of-week year",
                fields.len()
            ));
        };
        Ok(Cron {
            minutes: MINUTES.parse(minutes)?,
            hours: HOURS.parse(hours)?,
            days: Days::parse(day_of_month, day_of_week)?,
            months: MONTH.parse(month)?,
            years: YEAR.parse(year)?,
        })
    }

    /// The first run after a moment. Nothing if it never runs again.
    pub fn next_after(&self, after: SimTime) -> Option<SimTime> {
        let next_minute = after.as_micros().div_euclid(60_000_000).checked_add(1)?.checked_mul(60_000_000)?;
        let start = TimeZone::UTC.to_datetime(Timestamp::from_microsecond(next_minute).ok()?);
        let first_time = (u16::try_from(start.hour()).ok()?, u16::try_from(start.minute()).ok()?);
        let mut date = self.next_date(start.date())?;
        let time = if date == start.date() { self.time_from(first_time) } else { None };
        let time = match time {
            Some(time) => time,
            // Not today any more.
            None => {
                if date == start.date() {
                    date = self.next_date(date.tomorrow().ok()?)?;
                }
                self.time_from((0, 0))?
            }
        };
        let (hour, minute) = (i8::try_from(time.0).ok()?, i8::try_from(time.1).ok()?);
        let moment = date.at(hour, minute, 0, 0).to_zoned(TimeZone::UTC).ok()?;
        Some(SimTime::from_micros(moment.timestamp().as_microsecond()))
    }

    /// The first date from `first` on.
    fn next_date(&self, first: Date) -> Option<Date> {
        let first_year = u16::try_from(first.year()).ok()?;
        for year in self.years.from(first_year) {
            let first_month = if year == first_year { u16::try_from(first.month()).ok()? } else { 1 };
            for month in self.months.from(first_month) {
                let start = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
                let days = start.series(1.day()).take_while(|day| day.month() == start.month());
                if let Some(day) = days.filter(|day| *day >= first).find(|day| self.days.contain(*day)) {
                    return Some(day);
                }
            }
        }
        None
    }

    /// The first hour and minute of a day, from `first` on.
    fn time_from(&self, first: (u16, u16)) -> Option<(u16, u16)> {
        let this_hour = self.hours.contains(first.0).then(|| self.minutes.from(first.1).next()).flatten();
        match this_hour {
            Some(minute) => Some((first.0, minute)),
            None => Some((self.hours.from(first.0 + 1).next()?, self.minutes.from(0).next()?)),
        }
    }
}

impl Days {
    fn parse(of_month: &str, of_week: &str) -> Result<Days, String> {
        match (of_month, of_week) {
            ("?", "?") => Err("one of day-of-month and day-of-week must say something: they cannot both be \"?\"".to_owned()),
            (_, "?") => Days::of_month(&of_month.to_ascii_uppercase()),
            ("?", _) => Days::of_week(&of_week.to_ascii_uppercase()),
            _ => Err("one of day-of-month and day-of-week must be \"?\"".to_owned()),
        }
    }

    fn of_month(text: &str) -> Result<Days, String> {
        match (text, text.strip_suffix('W')) {
            ("L", _) => Ok(Days::Last),
            ("LW", _) => Ok(Days::LastWeekday),
            (_, Some(day)) => DAY_OF_MONTH.number(day).map(Days::NearestWeekday),
            _ => DAY_OF_MONTH.parse(text).map(Days::OfMonth),
        }
    }

    fn of_week(text: &str) -> Result<Days, String> {
        if let Some((day, count)) = text.split_once('#') {
            let count = digits(count).filter(|count| (1..=5).contains(count));
            let count = count.ok_or("behind \"#\" stands one number from 1 to 5, \"3#2\" for the second Tuesday")?;
            return Ok(Days::NthOfWeek(DAY_OF_WEEK.number(day)?, count));
        }
        match text.strip_suffix('L') {
            // The last day of the week.
            Some("") => DAY_OF_WEEK.parse("SAT").map(Days::OfWeek),
            Some(day) => DAY_OF_WEEK.number(day).map(Days::LastOfWeek),
            None => DAY_OF_WEEK.parse(text).map(Days::OfWeek),
        }
    }

    fn contain(&self, date: Date) -> bool {
        let (day, week_day, last) = (number(date.day()), week_day(date), number(date.days_in_month()));
        match self {
            Days::OfMonth(days) => days.contains(day),
            Days::Last => day == last,
            Days::LastWeekday => is_weekday(week_day) && (day == last || (week_day == SATURDAY - 1 && day + 2 >= last)),
            Days::NearestWeekday(target) => *target <= last && day == nearest_weekday(*target, day, week_day, last),
            Days::OfWeek(days) => days.contains(week_day),
            Days::LastOfWeek(wanted) => week_day == *wanted && day + 7 > last,
            Days::NthOfWeek(wanted, count) => week_day == *wanted && (day - 1) / 7 + 1 == *count,
        }
    }
}

/// The weekday nearest to `target`, given that `day` of the month is a `week_day` (1 is Sunday).
fn nearest_weekday(target: u16, day: u16, week_day: u16, last: u16) -> u16 {
    // 35 is a multiple of seven that keeps it positive.
    match (week_day + target + 35 - day - 1) % 7 + 1 {
        SATURDAY if target == 1 => 3,
        SATURDAY => target - 1,
        SUNDAY if target == last => target - 2,
        SUNDAY => target + 1,
        _ => target,
    }
}

fn is_weekday(week_day: u16) -> bool {
    week_day != SATURDAY && week_day != SUNDAY
}

/// 1 for Sunday to 7 for Saturday, as AWS counts.
fn week_day(date: Date) -> u16 {
    number(date.weekday().to_sunday_one_offset())
}

fn number(value: i8) -> u16 {
    u16::try_from(value).unwrap_or_default()
}
