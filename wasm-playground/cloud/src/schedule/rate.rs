//! `rate(5 minutes)`. <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html>, read 2026-11-22.

use mini_lambda::SimTime;

/// Every so many microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rate {
    every_us: i64,
}

const UNITS: [(&str, &str, i64); 3] = [("minute", "minutes", 60), ("hour", "hours", 3_600), ("day", "days", 86_400)];

impl Rate {
    /// Reads what stands between the brackets.
    pub fn parse(text: &str) -> Result<Rate, String> {
        let (value, unit) = text.split_once(' ').ok_or("write a number, one space and a unit, \"rate(5 minutes)\"")?;
        let digits = value.bytes().all(|letter| letter.is_ascii_digit());
        let number = value.parse::<i64>().ok().filter(|number| digits && *number > 0);
        let number = number.ok_or_else(|| format!("{value:?} is no positive whole number"))?;
        for (singular, plural, seconds) in UNITS {
            let (right, wrong) = if number == 1 { (singular, plural) } else { (plural, singular) };
            if unit == right {
                let every_us = number.checked_mul(seconds).and_then(|seconds| seconds.checked_mul(1_000_000));
                return every_us.map(|every_us| Rate { every_us }).ok_or_else(|| format!("{value} {unit} is longer than there is time"));
            }
            if unit == wrong {
                return Err(format!("write \"{number} {right}\": one takes the singular, more take the plural"));
            }
        }
        Err(format!("there is no unit {unit:?}; there is minute, minutes, hour, hours, day and days"))
    }

    /// The rule's clock begins when it is made; the first run is one period later.
    pub fn next_after(self, created: SimTime, after: SimTime) -> Option<SimTime> {
        let passed = after.as_micros().saturating_sub(created.as_micros()).max(0);
        let run = passed.checked_div(self.every_us)?.checked_add(1)?.checked_mul(self.every_us)?;
        let next = created.as_micros().checked_add(run)?;
        (next <= SimTime::END.as_micros()).then(|| SimTime::from_micros(next))
    }
}
