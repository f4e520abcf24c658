//! Simulated time: integers only, handed in by the scenario, never read from a machine.

use std::fmt;
use std::ops::{Add, AddAssign, Sub};
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment of the simulation: microseconds since 1970-01-01T00:00:00Z.
///
/// As text, also in JSON, it is RFC 3339 in UTC with milliseconds: `2026-01-31T09:05:00.123Z`. The text cuts the
/// microseconds off; whoever must keep them stores [`SimTime::as_micros`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SimTime(i64);

/// A length of simulated time in microseconds, never negative. In JSON it is that number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SimDuration(u64);

/// A text that is no moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadTime {
    /// The text.
    pub text: String,
}

impl SimTime {
    /// The last moment there is: the end of the year 9999, in UTC. Later ones become this one.
    pub const END: SimTime = SimTime(253_402_207_200_000_000);

    /// A moment by its microseconds since 1970; before 1970 there is nothing, after [`SimTime::END`] neither.
    pub const fn from_micros(micros: i64) -> SimTime {
        if micros < 0 {
            SimTime(0)
        } else if micros > SimTime::END.0 {
            SimTime::END
        } else {
            SimTime(micros)
        }
    }

    /// Microseconds since 1970.
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// Whole milliseconds since 1970.
    pub const fn as_millis(self) -> i64 {
        self.0 / 1_000
    }

    /// Nanoseconds since 1970.
    pub const fn as_nanos(self) -> i64 {
        // The year 9999 is beyond i64 nanoseconds (2262): the guest's clock stops there.
        self.0.saturating_mul(1_000)
    }

    /// How long after `earlier` this is; nothing if it is before.
    pub const fn since(self, earlier: SimTime) -> SimDuration {
        if self.0 > earlier.0 { SimDuration((self.0 - earlier.0) as u64) } else { SimDuration(0) }
    }

    /// The UTC date as log stream names write it, `2026/01/31`.
    pub fn date(self) -> String {
        let date = jiff::tz::TimeZone::UTC.to_datetime(self.timestamp());
        format!("{:04}/{:02}/{:02}", date.year(), date.month(), date.day())
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl SimDuration {
    /// No time at all.
    pub const ZERO: SimDuration = SimDuration(0);

    /// This many microseconds.
    pub const fn from_micros(micros: u64) -> SimDuration {
        SimDuration(micros)
    }

    /// This many milliseconds.
    pub const fn from_millis(millis: u64) -> SimDuration {
        SimDuration(millis.saturating_mul(1_000))
    }

    /// This many seconds.
    pub const fn from_secs(secs: u64) -> SimDuration {
        SimDuration(secs.saturating_mul(1_000_000))
    }

    /// Nanoseconds, rounded up to the next microsecond: a wait is never shorter than asked for.
    pub const fn from_nanos_ceil(nanos: u64) -> SimDuration {
        SimDuration(nanos.div_ceil(1_000))
    }

    /// Microseconds.
    pub const fn as_micros(self) -> u64 {
        self.0
    }

    /// Nanoseconds.
    pub const fn as_nanos(self) -> u64 {
        self.0.saturating_mul(1_000)
    }

    /// Sum, at most the longest duration there is.
    pub const fn saturating_add(self, other: SimDuration) -> SimDuration {
        SimDuration(self.0.saturating_add(other.0))
    }

    /// Difference, at least nothing.
    pub const fn saturating_sub(self, other: SimDuration) -> SimDuration {
        SimDuration(self.0.saturating_sub(other.0))
    }

    /// Milliseconds with two decimals, as REPORT writes them: `3.01`. Half a hundredth is rounded up.
    pub fn millis_text(self) -> String {
        let hundredths = self.0.saturating_add(5) / 10;
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

/// For `serde(with)`: a moment as its microseconds, where none may be lost.
pub mod micros {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::SimTime;

    /// Writes the microseconds since 1970.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(time: &SimTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(time.as_micros())
    }

    /// Reads them.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SimTime, D::Error> {
        i64::deserialize(deserializer).map(SimTime::from_micros)
    }
}

impl Add<SimDuration> for SimTime {
    type Output = SimTime;

    fn add(self, duration: SimDuration) -> SimTime {
        SimTime::from_micros(self.0.saturating_add_unsigned(duration.0))
    }
}

impl Add for SimDuration {
    type Output = SimDuration;

    fn add(self, other: SimDuration) -> SimDuration {
        self.saturating_add(other)
    }
}

impl AddAssign<SimDuration> for SimTime {
    fn add_assign(&mut self, duration: SimDuration) {
        *self = *self + duration;
    }
}

impl AddAssign for SimDuration {
    fn add_assign(&mut self, other: SimDuration) {
        *self = *self + other;
    }
}

impl Sub<SimDuration> for SimTime {
    type Output = SimTime;

    fn sub(self, duration: SimDuration) -> SimTime {
        SimTime::from_micros(self.0.saturating_sub_unsigned(duration.0))
    }
}

impl fmt::Display for SimTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Cut, not rounded: an event never carries a later time than its own.
        let millis = self.0 - self.0 % 1_000;
        write!(formatter, "{:.3}", SimTime(millis).timestamp())
    }
}

impl FromStr for SimTime {
    type Err = BadTime;

    fn from_str(text: &str) -> Result<SimTime, BadTime> {
        let refused = || BadTime { text: text.to_owned() };
        let timestamp: Timestamp = text.parse().map_err(|_| refused())?;
        let micros = timestamp.as_microsecond();
        if (0..=SimTime::END.0).contains(&micros) { Ok(SimTime(micros)) } else { Err(refused()) }
    }
}

impl fmt::Display for BadTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} is no moment between 1970 and 9999; write it like \"2026-01-31T09:05:00Z\"", self.text)
    }
}

impl std::error::Error for BadTime {}

impl Serialize for SimTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SimTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SimTime, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_has_milliseconds_and_loses_only_what_is_below_them() {
        let time: SimTime = "2026-01-31T09:05:00.1239Z".parse().unwrap();
        assert_eq!(time.to_string(), "2026-01-31T09:05:00.123Z");
        assert_eq!(serde_json::to_string(&time).unwrap(), "\"2026-01-31T09:05:00.123Z\"");
        assert_eq!("2026-01-31T09:05:00Z".parse::<SimTime>().unwrap().to_string(), "2026-01-31T09:05:00.000Z");
        assert_eq!("2026-01-31T10:05:00+01:00".parse::<SimTime>().unwrap().to_string(), "2026-01-31T09:05:00.000Z");
        assert_eq!(SimTime::from_micros(0).to_string(), "1970-01-01T00:00:00.000Z");
    }

    #[test]
    fn the_end_of_time_can_be_written() {
        assert_eq!(SimTime::from_micros(i64::MAX), SimTime::END);
        assert_eq!((SimTime::END + SimDuration::from_secs(1)).to_string(), SimTime::END.to_string());
        assert_eq!(SimTime::END.date(), "9999/12/30");
    }

    #[test]
    fn what_is_no_moment_is_refused_with_an_example() {
        for text in ["", "yesterday", "2026-13-01T00:00:00Z", "1969-12-31T23:59:59Z", "2026-01-31"] {
            let refusal = text.parse::<SimTime>().unwrap_err().to_string();
            assert!(refusal.contains("2026-01-31T09:05:00Z"), "{refusal}");
        }
    }

    #[test]
    fn the_date_is_written_as_in_log_streams() {
        let time: SimTime = "2026-01-31T23:59:59.999Z".parse().unwrap();
        assert_eq!(time.date(), "2026/01/31");
        assert_eq!((time + SimDuration::from_millis(1)).date(), "2026/02/01");
    }

    #[test]
    fn milliseconds_have_two_decimals() {
        for (micros, text) in [(0, "0.00"), (4, "0.00"), (5, "0.01"), (3_014, "3.01"), (3_000_000, "3000.00"), (523_990, "523.99")] {
            assert_eq!(SimDuration::from_micros(micros).millis_text(), text);
        }
    }

    #[test]
    fn a_wait_is_never_shorter_than_asked_for() {
        assert_eq!(SimDuration::from_nanos_ceil(1), SimDuration::from_micros(1));
        assert_eq!(SimDuration::from_nanos_ceil(2_000), SimDuration::from_micros(2));
    }
}
