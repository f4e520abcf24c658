//! Dates and times: parts, differences, sums.

use super::date_part::Part;
use super::{Arguments, Scalar};
use crate::error::{Result, SqlError};
use crate::types::date::{self, DAY, SECOND, civil, days};
use crate::types::interval::{Interval, one};
use crate::types::read::Datum;

/// The functions of this room.
pub const FUNCTIONS: &[Scalar] = &[
    // part, number, moment
    Scalar("moment_dateadd", 3, |a| {
        let length = one_of(Part::of_code(a.int(0)))?;
        let number = a.int(1);
        let months = length.months.checked_mul(number).filter(|months| months.abs() < 4_000_000);
        let micros = length.micros.checked_mul(number);
        match (months, micros) {
            (Some(months), Some(micros)) => moment(date::add(a.int(2), Interval { months, micros })),
            _ => Err(out_of_range()),
        }
    }),
    // part, from, to
    Scalar("moment_datediff", 3, |a| {
        Ok(Datum::Int(boundaries(Part::of_code(a.int(0)), a.int(2))? - boundaries(Part::of_code(a.int(0)), a.int(1))?))
    }),
    Scalar("moment_trunc", 2, |a| Ok(Datum::Int(truncated(Part::of_code(a.int(0)), a.int(1))?))),
    Scalar("moment_part", 2, |a| Ok(Datum::Float(part(Part::of_code(a.int(0)), a.int(1))))),
    Scalar("interval_part", 2, |a| Ok(Datum::Float(interval_part(Part::of_code(a.int(0)), interval(a, 1))))),
    // moment, interval, sign
    Scalar("moment_add", 3, |a| moment(date::add(a.int(0), signed(interval(a, 1), a.int(2))))),
    Scalar("time_add", 3, |a| Ok(Datum::Int((a.int(0) + a.int(2) * interval(a, 1).micros % DAY).rem_euclid(DAY)))),
    Scalar("interval_of", 1, |a| stored(Interval { months: 0, micros: a.int(0) })),
    Scalar("interval_add", 3, |a| stored(interval(a, 0).plus(signed(interval(a, 1), a.int(2))))),
    Scalar("interval_times", 2, |a| stored(interval(a, 0).times(a.float(1)))),
    Scalar("interval_length", 1, |a| {
        let interval = interval(a, 0);
        Ok(Datum::Int(interval.months.saturating_mul(30 * DAY).saturating_add(interval.micros)))
    }),
    Scalar("moment_last_day", 1, |a| {
        let (year, month, _) = civil(a.int(0).div_euclid(DAY));
        Ok(Datum::Int(days(year, month + 1, 1) - 1))
    }),
    Scalar("moment_add_months", 2, add_months),
    Scalar("moment_months_between", 2, |a| Ok(Datum::Float(months_between(a.int(0), a.int(1))))),
    Scalar("moment_next_day", 2, next_day),
];

fn interval(arguments: &Arguments<'_, '_>, index: usize) -> Interval {
    Interval::from_stored(arguments.text(index)).unwrap_or_default()
}

fn stored(interval: Interval) -> Result<Datum> {
    Ok(Datum::Text(interval.to_stored()))
}

fn signed(interval: Interval, sign: i64) -> Interval {
    if sign < 0 { interval.negated() } else { interval }
}

fn out_of_range() -> SqlError {
    SqlError::new("22008", "timestamp out of range")
}

fn moment(micros: i64) -> Result<Datum> {
    if date::in_range(micros) { Ok(Datum::Int(micros)) } else { Err(out_of_range()) }
}

fn one_of(part: Part) -> Result<Interval> {
    let name = match part {
        Part::DayOfYear | Part::DayOfWeek => "day",
        Part::Epoch => return Err(SqlError::new("22023", "timestamp units \"epoch\" not supported")),
        Part::Millennium => "millennium",
        Part::Century => "century",
        Part::Decade => "decade",
        Part::Year => "year",
        Part::Quarter => "quarter",
        Part::Month => "month",
        Part::Week => "week",
        Part::Day => "day",
        Part::Hour => "hour",
        Part::Minute => "minute",
        Part::Second => "second",
        Part::Millisecond => "millisecond",
        Part::Microsecond => "microsecond",
    };
    one(name).ok_or_else(out_of_range)
}

/// How many boundaries of the part lie before a moment: DATEDIFF counts those between two.
/// <https://docs.aws.amazon.com/redshift/latest/dg/r_DATEDIFF_function.html>, read 2026-11-27.
fn boundaries(part: Part, micros: i64) -> Result<i64> {
    let day = micros.div_euclid(DAY);
    let (year, month, _) = civil(day);
    Ok(match part {
        Part::Millennium => (year - 1).div_euclid(1000),
        Part::Century => (year - 1).div_euclid(100),
        Part::Decade => year.div_euclid(10),
        Part::Year => year,
        Part::Quarter => year * 4 + (month - 1) / 3,
        Part::Month => year * 12 + month - 1,
        // Weeks begin on Sunday. 1970-01-01 was a Thursday.
        Part::Week => (day + 4).div_euclid(7),
        Part::Day | Part::DayOfYear | Part::DayOfWeek => day,
        Part::Hour => micros.div_euclid(3600 * SECOND),
        Part::Minute => micros.div_euclid(60 * SECOND),
        Part::Second => micros.div_euclid(SECOND),
        Part::Millisecond => micros.div_euclid(1000),
        Part::Microsecond => micros,
        Part::Epoch => return Err(SqlError::new("22023", "timestamp units \"epoch\" not supported")),
    })
}

fn truncated(part: Part, micros: i64) -> Result<i64> {
    let day = micros.div_euclid(DAY);
    let (year, month, _) = civil(day);
    let of_year = |year: i64| days(year, 1, 1) * DAY;
    Ok(match part {
        Part::Millennium => of_year((year - 1).div_euclid(1000) * 1000 + 1),
        Part::Century => of_year((year - 1).div_euclid(100) * 100 + 1),
        Part::Decade => of_year(year.div_euclid(10) * 10),
        Part::Year => of_year(year),
        Part::Quarter => days(year, (month - 1) / 3 * 3 + 1, 1) * DAY,
        Part::Month => days(year, month, 1) * DAY,
        // DATE_TRUNC gives the Monday.
        Part::Week => ((day + 3).div_euclid(7) * 7 - 3) * DAY,
        Part::Day => day * DAY,
        Part::Hour => micros.div_euclid(3600 * SECOND) * 3600 * SECOND,
        Part::Minute => micros.div_euclid(60 * SECOND) * 60 * SECOND,
        Part::Second => micros.div_euclid(SECOND) * SECOND,
        Part::Millisecond => micros.div_euclid(1000) * 1000,
        Part::Microsecond => micros,
        Part::DayOfWeek | Part::DayOfYear | Part::Epoch => {
            return Err(SqlError::new("22023", "timestamp units not supported by DATE_TRUNC"));
        }
    })
}

#[expect(clippy::cast_precision_loss, reason = "parts of a date are small, and an epoch is a float in PostgreSQL too")]
fn part(part: Part, micros: i64) -> f64 {
    let (day, time) = (micros.div_euclid(DAY), micros.rem_euclid(DAY));
    let (year, month, date) = civil(day);
    match part {
        Part::Millennium => ((year + 999).div_euclid(1000)) as f64,
        Part::Century => ((year + 99).div_euclid(100)) as f64,
        Part::Decade => year.div_euclid(10) as f64,
        Part::Year => year as f64,
        Part::Quarter => ((month + 2) / 3) as f64,
        Part::Month => month as f64,
        Part::Week => iso_week(day).1 as f64,
        Part::Day => date as f64,
        Part::Hour => (time / (3600 * SECOND)) as f64,
        Part::Minute => (time / (60 * SECOND) % 60) as f64,
        // Redshift gives whole seconds, without the fraction.
        Part::Second => (time / SECOND % 60) as f64,
        Part::Millisecond => (time % SECOND / 1000) as f64,
        Part::Microsecond => (time % SECOND) as f64,
        Part::DayOfWeek => (day + 4).rem_euclid(7) as f64,
        Part::DayOfYear => (day - days(year, 1, 1) + 1) as f64,
        Part::Epoch => micros as f64 / SECOND as f64,
    }
}

/// Year and week of ISO 8601.
#[must_use]
pub fn iso_week(day: i64) -> (i64, i64) {
    // The year is that of the Thursday of the week.
    let thursday = (day + 3).div_euclid(7) * 7;
    let year = civil(thursday).0;
    (year, (thursday - days(year, 1, 1)) / 7 + 1)
}

#[expect(clippy::cast_precision_loss, reason = "parts of an interval are small")]
fn interval_part(part: Part, interval: Interval) -> f64 {
    let micros = interval.micros;
    match part {
        Part::Year => (interval.months / 12) as f64,
        Part::Month => (interval.months % 12) as f64,
        Part::Day => (micros / DAY) as f64,
        Part::Hour => (micros % DAY / (3600 * SECOND)) as f64,
        Part::Minute => (micros / (60 * SECOND) % 60) as f64,
        Part::Second => (micros / SECOND % 60) as f64,
        Part::Epoch => (interval.months * 30 * DAY + micros) as f64 / SECOND as f64,
        _ => 0.0,
    }
}

/// ADD_MONTHS: from the last day of a month to the last day of another.
/// <https://docs.aws.amazon.com/redshift/latest/dg/r_ADD_MONTHS.html>.
fn add_months(arguments: &Arguments<'_, '_>) -> Result<Datum> {
    let (micros, months) = (arguments.int(0), arguments.int(1));
    if months.abs() > 4_000_000 {
        return Err(out_of_range());
    }
    let (year, month, day) = civil(micros.div_euclid(DAY));
    let moved = date::add_months(micros, months);
    if day < date::month_length(year, month) {
        return moment(moved);
    }
    let (year, month, _) = civil(moved.div_euclid(DAY));
    moment(days(year, month, date::month_length(year, month)) * DAY + micros.rem_euclid(DAY))
}

/// <https://docs.aws.amazon.com/redshift/latest/dg/r_MONTHS_BETWEEN_function.html>.
fn months_between(a: i64, b: i64) -> f64 {
    let ((y1, m1, d1), (y2, m2, d2)) = (civil(a.div_euclid(DAY)), civil(b.div_euclid(DAY)));
    let last = |year, month, day| day == date::month_length(year, month);
    #[expect(clippy::cast_precision_loss, reason = "months and days are small")]
    let months = ((y1 * 12 + m1) - (y2 * 12 + m2)) as f64;
    if d1 == d2 || (last(y1, m1, d1) && last(y2, m2, d2)) {
        return months;
    }
    #[expect(clippy::cast_precision_loss, reason = "within a month")]
    let rest = ((d1 - d2) * DAY + a.rem_euclid(DAY) - b.rem_euclid(DAY)) as f64 / (31.0 * DAY as f64);
    months + rest
}

fn next_day(arguments: &Arguments<'_, '_>) -> Result<Datum> {
    let name = arguments.text(1).to_lowercase();
    let names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    let wanted = names.iter().position(|day| name.len() >= 2 && day.starts_with(&name)).and_then(|index| i64::try_from(index).ok());
    let wanted = wanted.ok_or_else(|| SqlError::new("22023", format!("invalid day of week: \"{name}\"")))?;
    let day = arguments.int(0).div_euclid(DAY);
    let ahead = (wanted - (day + 4).rem_euclid(7)).rem_euclid(7);
    Ok(Datum::Int(day + if ahead == 0 { 7 } else { ahead }))
}
