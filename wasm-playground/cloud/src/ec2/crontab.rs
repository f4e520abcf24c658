//! Lines of a Unix crontab: `minute hour day-of-month month day-of-week`, or `@daily` and its like; in UTC.
//!
//! By crontab(5) of cronie, which Amazon Linux has (<https://manpages.ubuntu.com/manpages/noble/man5/crontab.5.html>, read 2026-11-27).

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use mini_lambda::SimTime;

/// A field: its name, its least and greatest number, and names for the numbers.
struct Field {
    name: &'static str,
    first: u8,
    last: u8,
    names: &'static [&'static str],
}

const FIELDS: [Field; 5] = [
    Field { name: "minute", first: 0, last: 59, names: &[] },
    Field { name: "hour", first: 0, last: 23, names: &[] },
    Field { name: "day of month", first: 1, last: 31, names: &[] },
    Field {
        name: "month",
        first: 1,
        last: 12,
        names: &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
    },
    Field { name: "day of week", first: 0, last: 7, names: &["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
];

/// The nicknames that stand for five fields. `@reboot` stands for none.
const NICKNAMES: [(&str, &str); 7] = [
    ("@yearly", "0 0 1 1 *"),
    ("@annually", "0 0 1 1 *"),
    ("@monthly", "0 0 1 * *"),
    ("@weekly", "0 0 * * 0"),
    ("@daily", "0 0 * * *"),
    ("@midnight", "0 0 * * *"),
    ("@hourly", "0 * * * *"),
];

/// How many days are looked at: a 29th of February comes at the latest after eight years.
const DAYS_AHEAD: i64 = 366 * 9;

/// When a line runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// Each time the machine has booted.
    Reboot,
    /// At certain minutes.
    At(Times),
}

/// Minutes, as sets of numbers: bit 5 is the number 5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Times {
    minutes: u64,
    hours: u64,
    days: u64,
    months: u64,
    week_days: u64,
    /// Whether one of the two fields for days begins with a star: then both must match, else one of them.
    both: bool,
}

impl When {
    /// Reads the beginning of a line. The error says what is wrong and what would be right.
    pub fn parse(text: &str) -> Result<When, String> {
        let text = text.trim();
        if text == "@reboot" {
            return Ok(When::Reboot);
        }
        if text.starts_with('@') {
            let fields = NICKNAMES.iter().find(|(name, _)| *name == text).map(|(_, fields)| *fields);
            let known: Vec<&str> = NICKNAMES.iter().map(|(name, _)| *name).collect();
            let unknown = || format!("there is no {text:?}; there is @reboot, {}", known.join(", "));
            return Times::parse(fields.ok_or_else(unknown)?).map(When::At);
        }
        Times::parse(text).map(When::At)
    }
}

impl Times {
    fn parse(text: &str) -> Result<Times, String> {
        let fields: Vec<&str> = text.split_whitespace().collect();
        if fields.len() != FIELDS.len() {
            let hint = if text.contains('?') || fields.len() == 6 {
                "; six fields with \"?\" are EventBridge's cron, not that of Unix"
            } else {
                ""
            };
            return Err(format!(
                "there are {} fields, but a crontab takes five: minute hour day-of-month month day-of-week, \"0 2 * * *\" for every night at two{hint}",
                fields.len()
            ));
        }
        let mut sets = [0_u64; 5];
        for ((set, field), text) in sets.iter_mut().zip(&FIELDS).zip(&fields) {
            *set = field.set(text)?;
        }
        let [minutes, hours, days, months, week_days] = sets;
        // Both 0 and 7 are Sunday.
        let week_days = if week_days & (1 << 7) == 0 { week_days } else { week_days | 1 };
        let both = fields[2].starts_with('*') || fields[4].starts_with('*');
        Ok(Times { minutes, hours, days, months, week_days, both })
    }

    /// The first run after a moment; none if it never runs.
    pub fn next_after(&self, after: SimTime) -> Option<SimTime> {
        let next_minute = after.as_micros().div_euclid(60_000_000).checked_add(1)?.checked_mul(60_000_000)?;
        let start = TimeZone::UTC.to_datetime(Timestamp::from_microsecond(next_minute).ok()?);
        let mut from = (number(start.hour()), number(start.minute()));
        let mut date = start.date();
        for _ in 0..DAYS_AHEAD {
            if self.wants(date)
                && let Some((hour, minute)) = self.time_from(from)
            {
                let moment = date.at(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).to_zoned(TimeZone::UTC).ok()?;
                return Some(SimTime::from_micros(moment.timestamp().as_microsecond()));
            }
            from = (0, 0);
            date = date.checked_add(1.day()).ok()?;
        }
        None
    }

    fn wants(&self, date: Date) -> bool {
        let day = has(self.days, number(date.day()));
        let week_day = has(self.week_days, number(date.weekday().to_sunday_zero_offset()));
        has(self.months, number(date.month())) && if self.both { day && week_day } else { day || week_day }
    }

    /// The first time of a day from this hour and minute on.
    fn time_from(&self, (hour, minute): (u8, u8)) -> Option<(u8, u8)> {
        let hours = (hour..24).filter(|candidate| has(self.hours, *candidate));
        let mut times = hours.filter_map(|candidate| {
            let first = if candidate == hour { minute } else { 0 };
            (first..60).find(|minute| has(self.minutes, *minute)).map(|minute| (candidate, minute))
        });
        times.next()
    }
}

impl Field {
    fn set(&self, text: &str) -> Result<u64, String> {
        text.split(',').try_fold(0, |set, part| Ok(set | self.part(part)?))
    }

    /// `5`, `mon`, `1-5`, `*`, `*/15`, `8-18/2`.
    fn part(&self, part: &str) -> Result<u64, String> {
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => (range, self.step(step)?),
            None => (part, 1),
        };
        let (first, last) = match range.split_once('-') {
            _ if range == "*" => (self.first, self.last),
            Some((first, last)) => (self.number(first)?, self.number(last)?),
            None if step > 1 || part.contains('/') => {
                let (name, last) = (self.name, self.last);
                return Err(format!(
                    "{part:?} of {name}: a step stands behind \"*\" or a range; write \"*/{step}\" or \"{range}-{last}/{step}\""
                ));
            }
            None => (self.number(range)?, self.number(range)?),
        };
        if first > last {
            return Err(format!("{range:?} of {} goes backwards; write two ranges with a comma", self.name));
        }
        Ok((first..=last).step_by(usize::from(step)).fold(0, |set, number| set | 1 << number))
    }

    fn step(&self, text: &str) -> Result<u8, String> {
        digits(text).filter(|step| *step > 0).ok_or_else(|| format!("{text:?} is no step for {}", self.name))
    }

    fn number(&self, text: &str) -> Result<u8, String> {
        let named = self.names.iter().position(|name| name.eq_ignore_ascii_case(text)).and_then(|place| u8::try_from(place).ok());
        let number = named.map(|place| place + self.first).or_else(|| digits(text));
        number.filter(|number| (self.first..=self.last).contains(number)).ok_or_else(|| {
            let names = match (self.names.first(), self.names.last()) {
                (Some(first), Some(last)) => format!(", or {first} to {last}"),
                _ => String::new(),
            };
            format!("{text:?} is nothing for {}, which takes {} to {}{names}", self.name, self.first, self.last)
        })
    }
}

fn digits(text: &str) -> Option<u8> {
    let plain = !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn has(set: u64, number: u8) -> bool {
    set & (1 << number) != 0
}

fn number(value: i8) -> u8 {
    u8::try_from(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(line: &str, after: &str, count: usize) -> Vec<String> {
        let When::At(times) = When::parse(line).unwrap() else { panic!("{line}") };
        let mut at: SimTime = after.parse().unwrap();
        let mut found = Vec::new();
        for _ in 0..count {
            let Some(next) = times.next_after(at) else { break };
            found.push(next.to_string()[..16].to_owned());
            at = next;
        }
        found
    }

    #[test]
    fn lines_of_the_manual_run_when_it_says() {
        // The examples at the end of crontab(5) of cronie, read 2026-11-27.
        assert_eq!(runs("5 0 * * *", "2026-01-31T00:05:00Z", 1), ["2026-02-01T00:05"], "run five minutes after midnight, every day");
        assert_eq!(
            runs("15 14 1 * *", "2026-01-31T00:00:00Z", 2),
            ["2026-02-01T14:15", "2026-03-01T14:15"],
            "at 2:15pm on the first of every month"
        );
        assert_eq!(runs("0 22 * * 1-5", "2026-01-30T22:00:00Z", 1), ["2026-02-02T22:00"], "at 10 pm on weekdays");
        assert_eq!(runs("23 0-23/2 * * *", "2026-01-31T22:24:00Z", 2), ["2026-02-01T00:23", "2026-02-01T02:23"]);
        assert_eq!(runs("5 4 * * sun", "2026-01-31T09:05:00Z", 1), ["2026-02-01T04:05"], "at 5 after 4 every Sunday");
    }

    #[test]
    fn two_restricted_days_are_either_one() {
        // "30 4 1,15 * 5" would cause a command to be run at 4:30 am on the 1st and 15th of each month, plus every Friday. crontab(5).
        let expected = ["2026-02-01T04:30", "2026-02-06T04:30", "2026-02-13T04:30", "2026-02-15T04:30", "2026-02-20T04:30"];
        assert_eq!(runs("30 4 1,15 * 5", "2026-01-31T09:05:00Z", 5), expected);
        assert_eq!(runs("0 0 1 * *", "2026-01-31T09:05:00Z", 1), ["2026-02-01T00:00"], "a star restricts nothing");
    }

    #[test]
    fn nicknames_and_both_sundays() {
        assert_eq!(runs("@daily", "2026-01-31T09:05:00Z", 1), ["2026-02-01T00:00"]);
        assert_eq!(runs("@weekly", "2026-01-31T09:05:00Z", 2), runs("0 0 * * 7", "2026-01-31T09:05:00Z", 2));
        assert_eq!(runs("@yearly", "2026-01-31T09:05:00Z", 1), ["2027-01-01T00:00"]);
        assert_eq!(When::parse("@reboot"), Ok(When::Reboot));
    }

    #[test]
    fn a_leap_day_comes_and_the_30th_of_february_does_not() {
        assert_eq!(runs("0 0 29 2 *", "2026-01-31T09:05:00Z", 1), ["2028-02-29T00:00"]);
        assert_eq!(runs("0 0 29 2 *", "2096-03-01T00:00:00Z", 1), ["2104-02-29T00:00"], "2100 is no leap year");
        assert!(runs("0 0 30 2 *", "2026-01-31T09:05:00Z", 1).is_empty());
    }

    #[test]
    fn wrong_lines_say_what_would_be_right() {
        let wrong = |line: &str, part: &str| {
            let problem = When::parse(line).unwrap_err();
            assert!(problem.contains(part), "{line}: {problem}");
        };
        wrong("0 2 * *", "there are 4 fields");
        wrong("0 2 * * ? *", "EventBridge's cron");
        wrong("60 2 * * *", "\"60\" is nothing for minute, which takes 0 to 59");
        wrong("0 2 * * foo", "or sun to sat");
        wrong("0/15 * * * *", "\"*/15\" or \"0-59/15\"");
        wrong("0 22-2 * * *", "goes backwards");
        wrong("*/0 * * * *", "no step");
        wrong("@never", "@reboot, @yearly");
        wrong("", "there are 0 fields");
    }
}
