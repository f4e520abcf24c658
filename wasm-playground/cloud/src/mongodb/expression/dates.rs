//! Operators of dates, in UTC.

use jiff::civil::{DateTime, Weekday};
use jiff::tz::TimeZone;

use super::is_nullish;
use super::operators::{Arguments, type_of};
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::value::Bson;

/// A moment as a calendar has it.
fn civil(millis: i64) -> Outcome<DateTime> {
    let moment = jiff::Timestamp::from_millisecond(millis);
    let moment = moment.map_err(|_| Refusal::bad_value(format!("the date {millis} is outside the years that this simulation knows")))?;
    Ok(TimeZone::UTC.to_datetime(moment))
}

/// The milliseconds of what can be taken for a date: dates, ids, timestamps.
pub(crate) fn millis(value: &Bson) -> Option<i64> {
    match value {
        Bson::Date(millis) => Some(*millis),
        Bson::ObjectId(id) => Some(i64::from(u32::from_be_bytes([id[0], id[1], id[2], id[3]])) * 1_000),
        Bson::Timestamp { seconds, .. } => Some(i64::from(*seconds) * 1_000),
        _ => None,
    }
}

fn date(argument: &Option<Bson>) -> Outcome<DateTime> {
    let found = argument.as_ref().and_then(millis);
    let millis =
        found.ok_or_else(|| Refusal::new(16_006, format!("can't convert from BSON type {} to Date", type_of(argument.as_ref()))))?;
    civil(millis)
}

fn only_utc(name: &str, zone: Option<&Bson>) -> Outcome<()> {
    match zone {
        None => Ok(()),
        Some(Bson::String(zone)) if matches!(zone.as_str(), "UTC" | "GMT" | "Z" | "+00:00" | "+0000" | "Etc/UTC") => Ok(()),
        Some(_) => Err(Refusal::not_simulated(&format!("a time zone of {name} other than UTC"), "UTC")),
    }
}

/// `$year` and its like, of a date or of `{date: …, timezone: "UTC"}`.
pub(crate) fn part(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    let argument = match &arguments[0] {
        Some(Bson::Document(parts)) => {
            only_utc(name, parts.get("timezone"))?;
            parts.get("date").cloned()
        }
        other => other.clone(),
    };
    if is_nullish(argument.as_ref()) {
        return Ok(Some(Bson::Null));
    }
    let date = date(&argument)?;
    let number = match name {
        "$year" => i32::from(date.year()),
        "$month" => i32::from(date.month()),
        "$dayOfMonth" => i32::from(date.day()),
        "$dayOfYear" => i32::from(date.date().day_of_year()),
        // Sunday is 1.
        "$dayOfWeek" => i32::from(date.weekday().to_sunday_one_offset()),
        "$hour" => i32::from(date.hour()),
        "$minute" => i32::from(date.minute()),
        "$second" => i32::from(date.second()),
        _ => i32::from(date.millisecond()),
    };
    Ok(Some(Bson::Int32(number)))
}

/// `$dateToString`: date, format, time zone, what null gives.
pub(crate) fn to_text(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    only_utc(name, arguments[2].as_ref())?;
    if is_nullish(arguments[0].as_ref()) {
        return Ok(Some(arguments[3].clone().unwrap_or(Bson::Null)));
    }
    let date = date(&arguments[0])?;
    let format = match &arguments[1] {
        None => "%Y-%m-%dT%H:%M:%S.%LZ",
        Some(Bson::String(format)) => format,
        Some(Bson::Null) => return Ok(Some(Bson::Null)),
        Some(_) => return Err(Refusal::new(18_533, "$dateToString requires that 'format' be a string")),
    };
    formatted(&date, format).map(|text| Some(text.into()))
}

/// The specifiers of <https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateToString/#format-specifiers>.
fn formatted(date: &DateTime, format: &str) -> Outcome<String> {
    let mut text = String::new();
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            text.push(letter);
            continue;
        }
        let week = date.date().iso_week_date();
        text.push_str(&match letters.next() {
            Some('Y') => format!("{:04}", date.year()),
            Some('m') => format!("{:02}", date.month()),
            Some('d') => format!("{:02}", date.day()),
            Some('H') => format!("{:02}", date.hour()),
            Some('M') => format!("{:02}", date.minute()),
            Some('S') => format!("{:02}", date.second()),
            Some('L') => format!("{:03}", date.millisecond()),
            Some('j') => format!("{:03}", date.date().day_of_year()),
            Some('w') => date.weekday().to_sunday_one_offset().to_string(),
            Some('u') => date.weekday().to_monday_one_offset().to_string(),
            Some('G') => format!("{:04}", week.year()),
            Some('V') => format!("{:02}", week.week()),
            Some('z') => "+0000".to_owned(),
            Some('Z') => "0".to_owned(),
            Some('%') => "%".to_owned(),
            Some(other) => return Err(Refusal::new(18_536, format!("Invalid format character '%{other}' in format string"))),
            None => return Err(Refusal::new(18_535, "Unmatched '%' at end of format string")),
        });
    }
    Ok(text)
}

/// `$dateTrunc`: date, unit, bin size, time zone, first day of the week.
pub(crate) fn truncate(name: &str, arguments: Arguments<'_>) -> Outcome<Option<Bson>> {
    only_utc(name, arguments[3].as_ref())?;
    if is_nullish(arguments[0].as_ref()) {
        return Ok(Some(Bson::Null));
    }
    if arguments[2].as_ref().is_some_and(|size| size.as_whole() != Some(1)) || arguments[4].is_some() {
        return Err(Refusal::not_simulated("binSize or startOfWeek of $dateTrunc", "one unit; weeks begin on Sunday"));
    }
    let date = date(&arguments[0])?;
    let midnight = || date.date().to_datetime(jiff::civil::Time::midnight());
    let first = |month: i8| jiff::civil::date(date.year(), month, 1).to_datetime(jiff::civil::Time::midnight());
    let unit = arguments[1].as_ref().and_then(Bson::as_text).unwrap_or_default();
    let start = match unit {
        "year" => first(1),
        "quarter" => first((date.month() - 1) / 3 * 3 + 1),
        "month" => first(date.month()),
        "week" if date.weekday() == Weekday::Sunday => midnight(),
        "week" => {
            midnight().date().nth_weekday(-1, Weekday::Sunday).map(|day| day.to_datetime(jiff::civil::Time::midnight())).unwrap_or(date)
        }
        "day" => midnight(),
        "hour" => date.date().at(date.hour(), 0, 0, 0),
        "minute" => date.date().at(date.hour(), date.minute(), 0, 0),
        "second" => date.date().at(date.hour(), date.minute(), date.second(), 0),
        other => {
            return Err(Refusal::failed_to_parse(format!(
                "$dateTrunc parameter 'unit' value cannot be recognized as a time unit: {other}"
            )));
        }
    };
    let moment = TimeZone::UTC.to_timestamp(start).map_err(|_| Refusal::bad_value("the date is too early"))?;
    Ok(Some(Bson::Date(moment.as_millisecond())))
}
