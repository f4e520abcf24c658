//! Intervals: months and microseconds, read from `1 day 02:00:00` and written as PostgreSQL does.

use std::fmt::Write as _;

use super::date::{DAY, SECOND};
use crate::functions::date_part::Part;

/// A length of time. A day is 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Interval {
    /// Months, since they have no fixed length.
    pub months: i64,
    /// The rest.
    pub micros: i64,
}

impl Interval {
    /// As SQLite keeps it.
    #[must_use]
    pub fn to_stored(self) -> String {
        format!("{} {}", self.months, self.micros)
    }

    /// Reads what [`to_stored`](Self::to_stored) wrote.
    #[must_use]
    pub fn from_stored(text: &str) -> Option<Interval> {
        let (months, micros) = text.split_once(' ')?;
        Some(Interval { months: months.parse().ok()?, micros: micros.parse().ok()? })
    }

    /// Times a number.
    #[must_use]
    pub fn times(self, factor: f64) -> Interval {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            reason = "an `as` of floats saturates, and an interval of that length is out of range anyway"
        )]
        let scale = |value: i64| (value as f64 * factor).round() as i64;
        Interval { months: scale(self.months), micros: scale(self.micros) }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Interval) -> Interval {
        Interval { months: self.months.saturating_add(other.months), micros: self.micros.saturating_add(other.micros) }
    }

    /// The other way.
    #[must_use]
    pub fn negated(self) -> Interval {
        Interval { months: self.months.saturating_neg(), micros: self.micros.saturating_neg() }
    }

    /// `1 year 2 mons 3 days 04:05:06`, as PostgreSQL writes it.
    #[must_use]
    pub fn to_text(self) -> String {
        let mut text = String::new();
        let mut part = |value: i64, unit: &str| {
            if value != 0 {
                let _ = write!(text, "{}{value} {unit}{}", if text.is_empty() { "" } else { " " }, if value.abs() == 1 { "" } else { "s" });
            }
        };
        part(self.months / 12, "year");
        part(self.months % 12, "mon");
        part(self.micros / DAY, "day");
        let time = self.micros % DAY;
        if time != 0 || text.is_empty() {
            let _ = write!(
                text,
                "{}{}{}",
                if text.is_empty() { "" } else { " " },
                if time < 0 { "-" } else { "" },
                super::date::time_text(time.abs())
            );
        }
        text
    }

    /// Reads `1 day`, `2 hours 30 minutes`, `1-2`, `04:05:06`; a number alone is in `unit`.
    #[must_use]
    pub fn parse(text: &str, unit: Option<&str>) -> Option<Interval> {
        let mut total = Interval::default();
        let mut number: Option<f64> = None;
        let mut any = false;
        for word in text.split_whitespace() {
            if word.contains(':') {
                let (sign, clock) = word.strip_prefix('-').map_or((1, word), |rest| (-1, rest));
                let time = super::date::parse(clock).ok()?.time?;
                total.micros += sign * time;
                any = true;
                continue;
            }
            let split = word.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(word.len());
            let (digits, name) = word.split_at(split);
            if !digits.is_empty() {
                if number.is_some() {
                    return None;
                }
                number = Some(digits.parse().ok()?);
            }
            if !name.is_empty() {
                if name.eq_ignore_ascii_case("ago") {
                    total = total.negated();
                    continue;
                }
                total = total.plus(one(name)?.times(number.take()?));
                any = true;
            }
        }
        if let Some(number) = number {
            total = total.plus(one(unit.unwrap_or("second"))?.times(number));
            any = true;
        }
        any.then_some(total)
    }
}

/// One of a unit, by any of its names.
#[must_use]
pub fn one(unit: &str) -> Option<Interval> {
    let months = |months| Some(Interval { months, micros: 0 });
    let micros = |micros| Some(Interval { months: 0, micros });
    match Part::by_name(unit)? {
        Part::Millennium => months(12_000),
        Part::Century => months(1200),
        Part::Decade => months(120),
        Part::Year => months(12),
        Part::Quarter => months(3),
        Part::Month => months(1),
        Part::Week => micros(7 * DAY),
        Part::Day => micros(DAY),
        Part::Hour => micros(3600 * SECOND),
        Part::Minute => micros(60 * SECOND),
        Part::Second => micros(SECOND),
        Part::Millisecond => micros(1000),
        Part::Microsecond => micros(1),
        _ => None,
    }
}
