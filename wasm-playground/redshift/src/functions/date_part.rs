//! The parts of a date and time, by all their names.
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_Dateparts_for_datetime_functions.html>.

/// A part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are SQL's own")]
pub enum Part {
    Millennium,
    Century,
    Decade,
    Year,
    Quarter,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
    Millisecond,
    Microsecond,
    DayOfWeek,
    DayOfYear,
    Epoch,
}

const ALL: [Part; 16] = [
    Part::Millennium,
    Part::Century,
    Part::Decade,
    Part::Year,
    Part::Quarter,
    Part::Month,
    Part::Week,
    Part::Day,
    Part::Hour,
    Part::Minute,
    Part::Second,
    Part::Millisecond,
    Part::Microsecond,
    Part::DayOfWeek,
    Part::DayOfYear,
    Part::Epoch,
];

impl Part {
    /// The part of this name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Part> {
        Some(match name.to_ascii_lowercase().as_str() {
            "millennium" | "millennia" | "mil" | "mils" => Part::Millennium,
            "century" | "centuries" | "c" | "cent" | "cents" => Part::Century,
            "decade" | "decades" | "dec" | "decs" => Part::Decade,
            "year" | "years" | "y" | "yr" | "yrs" => Part::Year,
            "quarter" | "quarters" | "qtr" | "qtrs" => Part::Quarter,
            "month" | "months" | "mon" | "mons" => Part::Month,
            "week" | "weeks" | "w" => Part::Week,
            "day" | "days" | "d" => Part::Day,
            "hour" | "hours" | "h" | "hr" | "hrs" => Part::Hour,
            "minute" | "minutes" | "m" | "min" | "mins" => Part::Minute,
            "second" | "seconds" | "s" | "sec" | "secs" => Part::Second,
            "millisecond" | "milliseconds" | "ms" | "msec" | "msecs" | "msecond" | "mseconds" | "millisec" | "millisecs" | "millisecon" => {
                Part::Millisecond
            }
            "microsecond" | "microseconds" | "microsec" | "microsecs" | "microsecond s" | "usec" | "usecs" | "us" | "usecond"
            | "useconds" => Part::Microsecond,
            "dayofweek" | "dow" | "dw" | "weekday" => Part::DayOfWeek,
            "dayofyear" | "doy" | "dy" | "yearday" => Part::DayOfYear,
            "epoch" => Part::Epoch,
            _ => return None,
        })
    }

    /// Its number, for functions of SQLite.
    #[must_use]
    pub fn code(self) -> usize {
        ALL.iter().position(|part| *part == self).unwrap_or(0)
    }

    /// The part of this number.
    #[must_use]
    pub fn of_code(code: i64) -> Part {
        usize::try_from(code).ok().and_then(|code| ALL.get(code)).copied().unwrap_or(Part::Day)
    }
}
