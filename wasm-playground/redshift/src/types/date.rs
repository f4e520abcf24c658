//! Dates and times: numbers of days and microseconds, and the ISO text that they are read from and written to.

use super::interval::Interval;

/// Microseconds of a second.
pub const SECOND: i64 = 1_000_000;
/// Microseconds of a day.
pub const DAY: i64 = 86_400 * SECOND;

/// Days since 1970-01-01 of a day of the (proleptic) Gregorian calendar. Months beyond 12 and below 1 are those of other years.
#[must_use]
pub fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = (year + (month - 1).div_euclid(12), (month - 1).rem_euclid(12) + 1);
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month, day of a number of days.
#[must_use]
pub fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let part = (5 * day_of_year + 2) / 153;
    let (day, month) = (day_of_year - (153 * part + 2) / 5 + 1, if part < 10 { part + 3 } else { part - 9 });
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// How many days a month has.
#[must_use]
pub fn month_length(year: i64, month: i64) -> i64 {
    days(year, month + 1, 1) - days(year, month, 1)
}

/// A moment, months later; the last day of the month where it is shorter.
#[must_use]
pub fn add_months(micros: i64, months: i64) -> i64 {
    let (day_number, time) = (micros.div_euclid(DAY), micros.rem_euclid(DAY));
    let (year, month, day) = civil(day_number);
    let total = year * 12 + month - 1 + months;
    let (year, month) = (total.div_euclid(12), total.rem_euclid(12) + 1);
    days(year, month, day.min(month_length(year, month))) * DAY + time
}

/// A moment, an interval later.
#[must_use]
pub fn add(micros: i64, interval: Interval) -> i64 {
    add_months(micros, interval.months).saturating_add(interval.micros)
}

/// Years that a date of Redshift may have: 4713 BC to 294276 AD.
/// <https://docs.aws.amazon.com/redshift/latest/dg/r_Datetime_types.html>.
const YEARS: std::ops::RangeInclusive<i64> = -4712..=294_276;

/// Whether a moment lies where a timestamp can.
#[must_use]
pub fn in_range(micros: i64) -> bool {
    YEARS.contains(&civil(micros.div_euclid(DAY)).0)
}

/// `2026-01-31`, as PostgreSQL writes it.
#[must_use]
pub fn date_text(day_number: i64) -> String {
    let (year, month, day) = civil(day_number);
    if year > 0 { format!("{year:04}-{month:02}-{day:02}") } else { format!("{:04}-{month:02}-{day:02} BC", 1 - year) }
}

/// `09:05:00` and a fraction without trailing zeros.
#[must_use]
pub fn time_text(micros: i64) -> String {
    let (seconds, fraction) = (micros.div_euclid(SECOND), micros.rem_euclid(SECOND));
    let text = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if fraction == 0 { text } else { format!("{text}.{}", format!("{fraction:06}").trim_end_matches('0')) }
}

/// `2026-01-31 09:05:00`.
#[must_use]
pub fn timestamp_text(micros: i64) -> String {
    let date = date_text(micros.div_euclid(DAY));
    let time = time_text(micros.rem_euclid(DAY));
    match date.strip_suffix(" BC") {
        Some(date) => format!("{date} {time} BC"),
        None => format!("{date} {time}"),
    }
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDate {
    /// It does not look like one.
    Syntax,
    /// It looks like one, but there is no such day or time.
    Range,
}

/// A text taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Parts {
    /// Days since 1970.
    pub day: Option<i64>,
    /// Microseconds since midnight.
    pub time: Option<i64>,
    /// Microseconds east of UTC.
    pub zone: Option<i64>,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The number of a month by its name, whole or its first three letters.
#[must_use]
pub fn month_by_name(name: &str) -> Option<i64> {
    let name = name.to_ascii_lowercase();
    if name.len() < 3 {
        return None;
    }
    let full = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let found = MONTHS.iter().position(|month| *month == name || (name == "sept" && *month == "sep"));
    found.or_else(|| full.iter().position(|month| *month == name)).and_then(|index| i64::try_from(index + 1).ok())
}

/// Reads dates, times and both, in ISO form and the usual others (`20260131`, `01/31/2026`, `31-Jan-2026`, `Jan 31, 2026`).
///
/// # Errors
/// [`NoDate`].
pub fn parse(text: &str) -> Result<Parts, NoDate> {
    let text = text.trim();
    if text.is_empty() || text.len() > 64 {
        return Err(NoDate::Syntax);
    }
    let text = text.strip_suffix(['Z', 'z']).map_or_else(|| text.to_owned(), |rest| format!("{rest}+00"));
    let mut parts = Parts::default();
    let mut words: Vec<String> = Vec::new();
    for word in text.split([' ', 'T', 't', ',']).filter(|word| !word.is_empty()) {
        words.push(word.to_owned());
    }
    // `T` inside of `Oct` and `Sat` is no divider.
    if text.contains(['T', 't']) && !text.bytes().any(|byte| byte == b':')
        || text.chars().any(|c| c.is_ascii_alphabetic() && !"TtzZ".contains(c))
    {
        words = text.split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    }
    let mut fields: Vec<String> = Vec::new();
    let mut half = None;
    for word in &words {
        let lower = word.to_ascii_lowercase();
        match lower.as_str() {
            "am" | "pm" if parts.time.is_some() => half = Some(lower == "pm"),
            "utc" | "gmt" => parts.zone = Some(0),
            _ if word.contains(':') => read_time(word, &mut parts)?,
            _ if word.starts_with(['+', '-']) && parts.time.is_some() => parts.zone = Some(read_zone(word)?),
            _ if ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| lower.starts_with(day))
                && lower.chars().all(|c| c.is_ascii_alphabetic()) => {}
            _ => fields.extend(word.split(['-', '/', '.']).map(str::to_owned)),
        }
    }
    if let Some(afternoon) = half {
        let time = parts.time.unwrap_or(0);
        let hour = time / (3600 * SECOND);
        if hour == 0 || hour > 12 {
            return Err(NoDate::Range);
        }
        parts.time = Some(
            time + if afternoon && hour < 12 {
                12
            } else if !afternoon && hour == 12 {
                -12
            } else {
                0
            } * 3600
                * SECOND,
        );
    }
    if !fields.is_empty() {
        parts.day = Some(read_day(&fields)?);
    }
    if parts.day.is_none() && parts.time.is_none() { Err(NoDate::Syntax) } else { Ok(parts) }
}

fn number(text: &str) -> Result<i64, NoDate> {
    if text.is_empty() || text.len() > 9 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NoDate::Syntax);
    }
    text.parse().map_err(|_| NoDate::Syntax)
}

fn read_day(fields: &[String]) -> Result<i64, NoDate> {
    let two_digits = |year: i64, text: &str| if text.len() <= 2 { year + if year < 70 { 2000 } else { 1900 } } else { year };
    let (year, month, day) = match fields {
        [all] if all.len() == 8 => {
            (number(all.get(..4).unwrap_or(""))?, number(all.get(4..6).unwrap_or(""))?, number(all.get(6..).unwrap_or(""))?)
        }
        [all] if all.len() == 6 => {
            let year = all.get(..2).unwrap_or("");
            (two_digits(number(year)?, year), number(all.get(2..4).unwrap_or(""))?, number(all.get(4..).unwrap_or(""))?)
        }
        [a, b, c] => {
            if let Some(month) = month_by_name(a) {
                (two_digits(number(c)?, c), month, number(b)?)
            } else if let Some(month) = month_by_name(b) {
                if a.len() > 2 { (number(a)?, month, number(c)?) } else { (two_digits(number(c)?, c), month, number(a)?) }
            } else if a.len() > 2 {
                (number(a)?, number(b)?, number(c)?)
            } else {
                // DateStyle of Redshift is ISO, MDY.
                (two_digits(number(c)?, c), number(a)?, number(b)?)
            }
        }
        _ => return Err(NoDate::Syntax),
    };
    valid_day(year, month, day).ok_or(NoDate::Range)
}

/// The number of a day that exists.
#[must_use]
pub fn valid_day(year: i64, month: i64, day: i64) -> Option<i64> {
    let exists = YEARS.contains(&year) && year > 0 && (1..=12).contains(&month) && day >= 1 && day <= month_length(year, month);
    exists.then(|| days(year, month, day))
}

fn read_time(word: &str, parts: &mut Parts) -> Result<(), NoDate> {
    let lower = word.to_ascii_lowercase();
    let (word, half) = if let Some(rest) = lower.strip_suffix("am") {
        (rest.to_owned(), Some(0))
    } else if let Some(rest) = lower.strip_suffix("pm") {
        (rest.to_owned(), Some(12))
    } else {
        (lower, None)
    };
    let (clock, zone) = match word.find(['+', '-']) {
        Some(place) => (word.get(..place).unwrap_or(""), Some(word.get(place..).unwrap_or(""))),
        None => (word.as_str(), None),
    };
    let mut fields = clock.split(':');
    let mut hour = number(fields.next().unwrap_or(""))?;
    let minute = number(fields.next().unwrap_or(""))?;
    let (second, fraction) = match fields.next() {
        None => (0, 0),
        Some(text) => {
            let (second, fraction) = text.split_once('.').unwrap_or((text, ""));
            (number(second)?, read_fraction(fraction)?)
        }
    };
    if fields.next().is_some() {
        return Err(NoDate::Syntax);
    }
    if let Some(half) = half {
        if !(1..=12).contains(&hour) {
            return Err(NoDate::Range);
        }
        hour = hour % 12 + half;
    }
    let time = (hour * 3600 + minute * 60 + second) * SECOND + fraction;
    if hour > 24 || minute > 59 || second > 60 || time > DAY {
        return Err(NoDate::Range);
    }
    parts.time = Some(time);
    if let Some(zone) = zone {
        parts.zone = Some(read_zone(zone)?);
    }
    Ok(())
}

/// Digits after the point of a second, as microseconds, rounded.
fn read_fraction(digits: &str) -> Result<i64, NoDate> {
    if digits.is_empty() {
        return Ok(0);
    }
    if digits.len() > 18 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NoDate::Syntax);
    }
    let seven: String = digits.chars().chain(std::iter::repeat('0')).take(7).collect();
    Ok((seven.parse::<i64>().map_err(|_| NoDate::Syntax)? + 5) / 10)
}

fn read_zone(text: &str) -> Result<i64, NoDate> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text.chars().skip(1).filter(|c| *c != ':').collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (number(&digits)?, 0),
        4 => (number(digits.get(..2).unwrap_or(""))?, number(digits.get(2..).unwrap_or(""))?),
        _ => return Err(NoDate::Syntax),
    };
    if hours > 15 || minutes > 59 { Err(NoDate::Range) } else { Ok(sign * (hours * 3600 + minutes * 60) * SECOND) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_civil_are_inverse() {
        for day in (-800_000..800_000).step_by(37) {
            let (year, month, date) = civil(day);
            assert_eq!(days(year, month, date), day);
        }
        assert_eq!(days(1970, 1, 1), 0);
        assert_eq!(date_text(days(2026, 1, 31)), "2026-01-31");
    }

    #[test]
    fn usual_forms_are_read() {
        let day = Some(days(2026, 1, 31));
        for text in ["2026-01-31", "20260131", "01/31/2026", "1/31/26", "31-Jan-2026", "Jan 31, 2026", "2026/01/31", "260131"] {
            assert_eq!(parse(text).map(|parts| parts.day), Ok(day), "{text}");
        }
        let time = Some((9 * 3600 + 5 * 60) * SECOND);
        for text in ["2026-01-31 09:05", "2026-01-31T09:05:00", "2026-01-31T09:05:00Z", "2026-01-31 9:05 AM", "Jan 31, 2026 09:05:00 AM"] {
            assert_eq!(parse(text).map(|parts| (parts.day, parts.time)), Ok((day, time)), "{text}");
        }
        assert_eq!(parse("2026-01-31T09:05:00+02:00").map(|parts| parts.zone), Ok(Some(7200 * SECOND)));
    }

    #[test]
    fn what_is_no_date_is_told_from_a_day_that_does_not_exist() {
        for text in ["", "tomorrowish", "2026-01", "12", "a-b-c", "2026-01-31-02"] {
            assert_eq!(parse(text).map(|_| ()), Err(NoDate::Syntax), "{text}");
        }
        for text in ["2026-02-30", "2026-13-01", "2026-01-31 25:00", "2026-00-10"] {
            assert_eq!(parse(text).map(|_| ()), Err(NoDate::Range), "{text}");
        }
    }

    #[test]
    fn the_last_day_of_a_month_stays_the_last() {
        let january = days(2024, 1, 31) * DAY;
        assert_eq!(date_text(add_months(january, 1) / DAY), "2024-02-29");
        assert_eq!(date_text(add_months(january, -2) / DAY), "2023-11-30");
    }
}
