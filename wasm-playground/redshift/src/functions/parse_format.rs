//! TO_DATE and TO_TIMESTAMP: a text read by a format. COPY reads DATEFORMAT and TIMEFORMAT with it, too.

use super::Scalar;
use crate::error::SqlError;
use crate::types::date::{DAY, NoDate, Parts, SECOND, month_by_name, valid_day};
use crate::types::read::Datum;

/// The functions of this room.
pub const FUNCTIONS: &[Scalar] = &[
    Scalar("text_to_date", 2, |a| {
        let parts = by_format(a.text(0), a.text(1), false).map_err(|why| error(a.text(0), a.text(1), why))?;
        Ok(Datum::Int(parts.day.unwrap_or(0)))
    }),
    Scalar("text_to_timestamp", 2, |a| {
        let parts = by_format(a.text(0), a.text(1), false).map_err(|why| error(a.text(0), a.text(1), why))?;
        Ok(Datum::Int(parts.day.unwrap_or(0) * DAY + parts.time.unwrap_or(0) - parts.zone.unwrap_or(0)))
    }),
];

fn error(text: &str, format: &str, why: NoDate) -> SqlError {
    match why {
        NoDate::Range => SqlError::new("22008", format!("date/time field value out of range: \"{text}\"")),
        NoDate::Syntax => SqlError::new("22007", format!("invalid value \"{text}\" for the format \"{format}\"")),
    }
}

#[derive(Default)]
struct Found {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    day_of_year: Option<i64>,
    hour: i64,
    minute: i64,
    second: i64,
    micros: i64,
    afternoon: Option<bool>,
    zone: Option<i64>,
}

const PATTERNS: [&str; 22] = [
    "YYYY", "YY", "MONTH", "MON", "MM", "MI", "MS", "US", "DDD", "DD", "DAY", "DY", "HH24", "HH12", "HH", "SS", "A.M.", "P.M.", "AM", "PM",
    "TZ", "OF",
];

/// Reads a text by a format. With `strict`, separators must stand where the format has them.
///
/// # Errors
/// [`NoDate`].
pub fn by_format(text: &str, format: &str, strict: bool) -> std::result::Result<Parts, NoDate> {
    let mut found = Found::default();
    let (mut rest, mut pattern_rest) = (text.trim(), format);
    while !pattern_rest.is_empty() {
        let upper: String = pattern_rest.chars().take(5).collect::<String>().to_ascii_uppercase();
        let Some(pattern) = PATTERNS.iter().find(|pattern| upper.starts_with(*pattern)) else {
            let c = pattern_rest.chars().next().unwrap_or(' ');
            pattern_rest = &pattern_rest[c.len_utf8()..];
            let next = rest.chars().next();
            if next == Some(c) || (!strict && next.is_some_and(|next| !next.is_alphanumeric()) && !c.is_alphanumeric()) {
                rest = &rest[next.map_or(0, char::len_utf8)..];
            } else if strict && next.is_some() {
                return Err(NoDate::Syntax);
            }
            continue;
        };
        pattern_rest = &pattern_rest[pattern.len()..];
        if rest.is_empty() {
            // What is not there keeps its beginning: the first of the month, midnight.
            continue;
        }
        // Two patterns without a separator between them: each takes its own digits only.
        let packed = pattern_rest.chars().next().is_some_and(char::is_alphanumeric);
        rest = take(pattern, rest, packed, &mut found)?;
    }
    if strict && !rest.trim().is_empty() {
        return Err(NoDate::Syntax);
    }
    parts(&found)
}

fn take<'t>(pattern: &str, rest: &'t str, packed: bool, found: &mut Found) -> std::result::Result<&'t str, NoDate> {
    let width = match pattern {
        "YYYY" if packed => 4,
        "YYYY" => 6,
        "DDD" | "MS" => 3,
        "US" => 6,
        _ => 2,
    };
    let trimmed = rest.trim_start();
    let word = trimmed.find(|c: char| !c.is_alphabetic()).unwrap_or(trimmed.len());
    match pattern {
        "MONTH" | "MON" => {
            let word = if pattern == "MON" { word.min(3) } else { word };
            found.month = Some(month_by_name(trimmed.get(..word).unwrap_or("")).ok_or(NoDate::Syntax)?);
            return Ok(&trimmed[word..]);
        }
        "DAY" | "DY" => return Ok(&trimmed[word..]),
        "AM" | "PM" | "A.M." | "P.M." => {
            let half: String = trimmed.chars().take(pattern.len()).collect::<String>().to_ascii_uppercase();
            found.afternoon = Some(match half.chars().next() {
                Some('P') => true,
                Some('A') => false,
                _ => return Err(NoDate::Syntax),
            });
            return Ok(trimmed.get(half.len()..).unwrap_or(""));
        }
        "TZ" | "OF" => {
            if let Some(sign) = trimmed.chars().next().filter(|c| "+-".contains(*c)) {
                let hours: i64 = trimmed.get(1..3).and_then(|hours| hours.parse().ok()).ok_or(NoDate::Syntax)?;
                found.zone = Some(hours * 3600 * SECOND * if sign == '-' { -1 } else { 1 });
                let after = trimmed.find(|c: char| !(c.is_ascii_digit() || "+-:".contains(c))).unwrap_or(trimmed.len());
                return Ok(&trimmed[after..]);
            }
            found.zone = Some(0);
            return Ok(&trimmed[word..]);
        }
        _ => {}
    }
    let digits = trimmed.bytes().take(width).take_while(u8::is_ascii_digit).count();
    let number: i64 = trimmed.get(..digits).and_then(|digits| digits.parse().ok()).ok_or(NoDate::Syntax)?;
    match pattern {
        "YYYY" => found.year = Some(number),
        "YY" => found.year = Some(number + if number < 70 { 2000 } else { 1900 }),
        "MM" => found.month = Some(number),
        "DD" => found.day = Some(number),
        "DDD" => found.day_of_year = Some(number),
        "HH24" | "HH12" | "HH" => found.hour = number,
        "MI" => found.minute = number,
        "SS" => found.second = number,
        "MS" | "US" => {
            let digits = trimmed.get(..digits).unwrap_or("");
            let padded: String = digits.chars().chain(std::iter::repeat('0')).take(6).collect();
            found.micros = padded.parse().map_err(|_| NoDate::Syntax)?;
        }
        _ => {}
    }
    Ok(&trimmed[digits..])
}

fn parts(found: &Found) -> std::result::Result<Parts, NoDate> {
    let mut hour = found.hour;
    if let Some(afternoon) = found.afternoon {
        if !(1..=12).contains(&hour) {
            return Err(NoDate::Range);
        }
        hour = hour % 12 + if afternoon { 12 } else { 0 };
    }
    if hour > 24 || found.minute > 59 || found.second > 59 {
        return Err(NoDate::Range);
    }
    let time = (hour * 3600 + found.minute * 60 + found.second) * SECOND + found.micros;
    let year = found.year.ok_or(NoDate::Syntax)?;
    let day = match found.day_of_year {
        Some(number) => valid_day(year, 1, 1).map(|first| first + number - 1),
        None => valid_day(year, found.month.unwrap_or(1), found.day.unwrap_or(1)),
    };
    Ok(Parts { day: Some(day.ok_or(NoDate::Range)?), time: Some(time), zone: found.zone })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::date::days;

    #[test]
    fn texts_are_read_by_their_format() {
        let day = days(2026, 1, 31);
        for (text, format) in [
            ("2026-01-31", "YYYY-MM-DD"),
            ("31.01.2026", "DD.MM.YYYY"),
            ("20260131", "YYYYMMDD"),
            ("31 Jan 2026", "DD Mon YYYY"),
            ("31/1/26", "DD/MM/YY"),
        ] {
            assert_eq!(by_format(text, format, true).map(|parts| parts.day), Ok(Some(day)), "{text}");
        }
        assert_eq!(by_format("2026-13-01", "YYYY-MM-DD", true), Err(NoDate::Range));
        assert_eq!(by_format("yesterday", "YYYY-MM-DD", true), Err(NoDate::Syntax));
        let time = by_format("2026-01-31 09:05:07.25 PM", "YYYY-MM-DD HH:MI:SS.MS AM", true).map(|parts| parts.time);
        assert_eq!(time, Ok(Some((21 * 3600 + 5 * 60 + 7) * SECOND + 250_000)));
    }
}
