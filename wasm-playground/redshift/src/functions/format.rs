//! TO_CHAR: dates and numbers by a format.
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_FORMAT_strings.html> and r_Numeric_formating.html.

use rusqlite::types::ValueRef;

use super::{Arguments, Scalar, text};
use crate::check::coerce::type_of_code;
use crate::error::{Result, SqlError};
use crate::types::date::{DAY, SECOND, civil, days};
use crate::types::interval::Interval;
use crate::types::read::Datum;
use crate::types::{Type, decimal};

/// The functions of this room.
pub const FUNCTIONS: &[Scalar] = &[
    // value, format, type
    Scalar("value_to_char", 3, |a| match type_of_code(a.int(2)) {
        Type::Date => text(moment(a.int(0) * DAY, a.text(1))),
        Type::Timestamp | Type::TimestampTz => text(moment(a.int(0), a.text(1))),
        Type::Interval => text(moment(Interval::from_stored(a.text(0)).unwrap_or_default().micros, a.text(1))),
        ty => number(a, ty),
    }),
];

/// The patterns of dates, longest first where one begins another.
const PATTERNS: [&str; 45] = [
    "YYYY", "IYYY", "Y,YYY", "YYY", "YY", "Y", "MONTH", "Month", "month", "MON", "Mon", "mon", "MM", "MI", "MS", "DAY", "Day", "day",
    "DDD", "DD", "DY", "Dy", "dy", "D", "HH24", "HH12", "HH", "SSSS", "SS", "US", "A.M.", "P.M.", "a.m.", "p.m.", "AM", "PM", "am", "pm",
    "Q", "WW", "IW", "W", "CC", "J", "TZ",
];

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

fn find_pattern(rest: &str) -> Option<&'static str> {
    PATTERNS.iter().copied().find(|pattern| rest.starts_with(pattern)).or_else(|| {
        // Numbers may be written small: `yyyy-mm-dd`.
        let upper: String = rest.chars().take(5).collect::<String>().to_ascii_uppercase();
        PATTERNS.iter().copied().find(|pattern| {
            pattern.bytes().all(|byte| !byte.is_ascii_lowercase())
                && !["MONTH", "MON", "DAY", "DY"].contains(pattern)
                && upper.starts_with(pattern)
        })
    })
}

/// A moment by a format.
#[must_use]
pub fn moment(micros: i64, format: &str) -> String {
    let mut out = String::new();
    let mut rest = format;
    let mut fill = true;
    while let Some(c) = rest.chars().next() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (inside, after) = quoted.split_once('"').unwrap_or((quoted, ""));
            out.push_str(inside);
            rest = after;
            continue;
        }
        if let Some(after) = rest.strip_prefix("FM").or_else(|| rest.strip_prefix("fm")) {
            fill = false;
            rest = after;
            continue;
        }
        let Some(pattern) = find_pattern(rest) else {
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or("");
            continue;
        };
        let value = piece(micros, pattern, fill);
        rest = rest.get(pattern.len()..).unwrap_or("");
        out.push_str(&value);
        for (suffix, upper) in [("TH", true), ("th", false)] {
            if let Some(after) = rest.strip_prefix(suffix).filter(|_| value.ends_with(|c: char| c.is_ascii_digit())) {
                out.push_str(&ordinal(&value, upper));
                rest = after;
                break;
            }
        }
    }
    out
}

fn ordinal(value: &str, upper: bool) -> String {
    let number: i64 = value.parse().unwrap_or(0);
    let suffix = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    if upper { suffix.to_uppercase() } else { suffix.to_owned() }
}

fn piece(micros: i64, pattern: &str, fill: bool) -> String {
    let (day, time) = (micros.div_euclid(DAY), micros.rem_euclid(DAY));
    let (year, month, date) = civil(day);
    let hour = time / (3600 * SECOND);
    let weekday = (day + 4).rem_euclid(7);
    let padded = |number: i64, width: usize| if fill { format!("{number:0width$}") } else { number.to_string() };
    let month_name = MONTHS[usize::try_from(month - 1).unwrap_or(0).min(11)];
    let day_name = DAYS[usize::try_from(weekday).unwrap_or(0).min(6)];
    let name = |name: &str, width: usize| if fill && width > 0 { format!("{name:<width$}") } else { name.to_owned() };
    let half = |am: &str, pm: &str| if hour < 12 { am.to_owned() } else { pm.to_owned() };
    let day_of_year = day - days(year, 1, 1) + 1;
    match pattern {
        "YYYY" => padded(year, 4),
        "IYYY" => padded(super::moments::iso_week(day).0, 4),
        "Y,YYY" => format!("{},{:03}", year / 1000, year % 1000),
        "YYY" => padded(year % 1000, 3),
        "YY" => padded(year % 100, 2),
        "Y" => (year % 10).to_string(),
        "MONTH" => name(&month_name.to_uppercase(), 9),
        "Month" => name(month_name, 9),
        "month" => name(&month_name.to_lowercase(), 9),
        "MON" => month_name[..3].to_uppercase(),
        "Mon" => month_name[..3].to_owned(),
        "mon" => month_name[..3].to_lowercase(),
        "MM" => padded(month, 2),
        "MI" => padded(time / (60 * SECOND) % 60, 2),
        "MS" => padded(time % SECOND / 1000, 3),
        "US" => padded(time % SECOND, 6),
        "DAY" => name(&day_name.to_uppercase(), 9),
        "Day" => name(day_name, 9),
        "day" => name(&day_name.to_lowercase(), 9),
        "DY" => day_name[..3].to_uppercase(),
        "Dy" => day_name[..3].to_owned(),
        "dy" => day_name[..3].to_lowercase(),
        "DDD" => padded(day_of_year, 3),
        "DD" => padded(date, 2),
        "D" => (weekday + 1).to_string(),
        "HH24" => padded(hour, 2),
        "HH12" | "HH" => padded((hour + 11) % 12 + 1, 2),
        "SSSS" => (time / SECOND).to_string(),
        "SS" => padded(time / SECOND % 60, 2),
        "AM" | "PM" => half("AM", "PM"),
        "am" | "pm" => half("am", "pm"),
        "A.M." | "P.M." => half("A.M.", "P.M."),
        "a.m." | "p.m." => half("a.m.", "p.m."),
        "Q" => ((month + 2) / 3).to_string(),
        "WW" => padded((day_of_year - 1) / 7 + 1, 2),
        "IW" => padded(super::moments::iso_week(day).1, 2),
        "W" => ((date - 1) / 7 + 1).to_string(),
        "CC" => padded((year + 99).div_euclid(100), 2),
        "J" => (day + 2_440_588).to_string(),
        "TZ" => "UTC".to_owned(),
        other => other.to_owned(),
    }
}

/// A number by a format of 9, 0, point, comma and signs.
fn number(arguments: &Arguments<'_, '_>, ty: Type) -> Result<Datum> {
    let format = arguments.text(1).to_uppercase();
    let after_point = format.split_once(['.', 'D']).map_or("", |(_, after)| after);
    let places = u8::try_from(after_point.chars().filter(|c| "90".contains(*c)).count()).unwrap_or(0);
    let (units, scale) = match (arguments.raw(0), ty) {
        (ValueRef::Blob(bytes), Type::Numeric(_, scale)) => (decimal::from_bytes(bytes).unwrap_or(0), scale),
        (ValueRef::Integer(number), _) => (number.into(), 0),
        (ValueRef::Real(number), _) => decimal::parse(&format!("{number:.14e}")).ok_or_else(decimal::overflow)?,
        _ => return Err(SqlError::new("22023", "to_char of this value is not possible")),
    };
    let units = decimal::rescale(units, scale, places.min(37))?;
    let digits = decimal::to_text(units.abs(), places.min(37));
    text(laid_out(&digits, units < 0, &format))
}

fn laid_out(digits: &str, negative: bool, format: &str) -> String {
    let fill = !format.contains("FM");
    let format = format.replace("FM", "");
    let (whole_format, fraction_format) =
        format.split_once(['.', 'D']).map_or((format.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let places: Vec<char> = whole_format.chars().filter(|c| "90".contains(*c)).collect();
    let whole = if whole == "0" && !places.is_empty() { "" } else { whole };
    let overflow = whole.len() > places.len();
    let first_zero = places.iter().position(|c| *c == '0').unwrap_or(places.len());
    let shown = places.len().saturating_sub(whole.len());
    let (mut body, mut place, mut started) = (String::new(), 0, false);
    for c in whole_format.chars() {
        match c {
            '9' | '0' => {
                if overflow {
                    body.push('#');
                } else if place >= shown {
                    body.push(whole.chars().nth(place - shown).unwrap_or('#'));
                    started = true;
                } else if place >= first_zero {
                    body.push('0');
                    started = true;
                } else if fill {
                    body.push(' ');
                }
                place += 1;
            }
            ',' | 'G' => {
                if started || overflow {
                    body.push(',');
                } else if fill {
                    body.push(' ');
                }
            }
            _ => {}
        }
    }
    if let Some(fraction_format) = fraction_format {
        let wanted: Vec<char> = fraction_format.chars().filter(|c| "90".contains(*c)).collect();
        let mut part: String = if overflow { "#".repeat(wanted.len()) } else { fraction.chars().take(wanted.len()).collect() };
        if !fill {
            let needed = wanted.iter().rposition(|c| *c == '0').map_or(0, |at| at + 1);
            while part.len() > needed && part.ends_with('0') {
                part.pop();
            }
        }
        if !started && !overflow && whole.is_empty() && fill && first_zero == places.len() && !places.is_empty() {
            // PostgreSQL leaves the zero before the point away.
        }
        body.push('.');
        body.push_str(&part);
    } else if body.trim().is_empty() && !places.is_empty() {
        body = if fill { format!("{}0", " ".repeat(places.len() - 1)) } else { "0".to_owned() };
    }
    let currency = if format.contains('$') || format.contains('L') { "$" } else { "" };
    let blanks = body.len() - body.trim_start().len();
    let (lead, rest) = body.split_at(blanks);
    if format.contains("MI") {
        return format!(
            "{lead}{currency}{rest}{}",
            if negative {
                "-"
            } else if fill {
                " "
            } else {
                ""
            }
        );
    }
    let sign = if negative {
        "-"
    } else if format.contains('S') {
        "+"
    } else if fill {
        " "
    } else {
        ""
    };
    if format.ends_with('S') && format.len() > 1 {
        return format!("{lead}{currency}{rest}{sign}");
    }
    if sign == " " { format!(" {lead}{currency}{rest}") } else { format!("{lead}{sign}{currency}{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Expectations: PostgreSQL 15, `select to_char(…)`.
    #[test]
    fn numbers_are_laid_out_as_postgresql_does() {
        for (digits, negative, format, expected) in [
            ("1234.50", false, "9,999.99", " 1,234.50"),
            ("12.50", true, "999.99", " -12.50"),
            ("5", false, "000", " 005"),
            ("0.10", false, "FM990.00", "0.10"),
            ("12345", false, "999", " ###"),
            ("7", false, "FM999", "7"),
            ("12.3", false, "FM999.9", "12.3"),
        ] {
            assert_eq!(laid_out(digits, negative, format), expected, "{digits} by {format}");
        }
    }

    #[test]
    fn moments_are_written_by_their_format() {
        let micros = days(2026, 1, 31) * DAY + (9 * 3600 + 5 * 60 + 7) * SECOND;
        for (format, expected) in [
            ("YYYY-MM-DD HH24:MI:SS", "2026-01-31 09:05:07"),
            ("yyyy-mm-dd", "2026-01-31"),
            ("FMMonth FMDDth, YYYY", "January 31st, 2026"),
            ("Dy DD Mon", "Sat 31 Jan"),
            ("HH12:MI AM", "09:05 AM"),
            ("\"day\" DDD", "day 031"),
            ("Q IW D", "1 05 7"),
        ] {
            assert_eq!(moment(micros, format), expected, "{format}");
        }
    }
}
