//! One field of a cron expression: numbers, names, ranges, steps and lists.

use std::ops::RangeInclusive;

/// What a field may hold.
pub(super) struct FieldKind {
    /// For sentences.
    pub name: &'static str,
    pub range: RangeInclusive<u16>,
    /// Names of the numbers, beginning with the first of the range.
    pub names: &'static [&'static str],
    /// Whether `/` may stand in it.
    pub steps: bool,
}

/// The numbers that fulfil a field, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numbers(Vec<u16>);

impl FieldKind {
    /// Reads a list of parts.
    pub fn parse(&self, text: &str) -> Result<Numbers, String> {
        let mut numbers = Vec::new();
        for part in text.split(',') {
            numbers.extend(self.part(part)?);
        }
        numbers.sort_unstable();
        numbers.dedup();
        Ok(Numbers(numbers))
    }

    /// `5`, `MON`, `1-5`, `*`, `0/15`, `*/15`, `1-30/2`.
    fn part(&self, part: &str) -> Result<Vec<u16>, String> {
        let (base, step) = match part.split_once('/') {
            Some(_) if !self.steps => return Err(format!("{} takes no \"/\"", self.name)),
            Some((base, step)) => (base, Some(self.step(step)?)),
            None => (part, None),
        };
        let (first, last) = match (base.split_once('-'), step) {
            _ if base == "*" => (*self.range.start(), *self.range.end()),
            (Some((first, last)), _) => (self.number(first)?, self.number(last)?),
            (None, Some(_)) => (self.number(base)?, *self.range.end()),
            (None, None) => (self.number(base)?, self.number(base)?),
        };
        let step = usize::from(step.unwrap_or(1));
        if first <= last {
            return Ok((first..=last).step_by(step).collect());
        }
        if *self.range.start() == 1_970 {
            return Err(format!("{base:?} of {} goes backwards", self.name));
        }
        // FRI-MON and 22-2 go over the end.
        Ok((first..=*self.range.end()).chain(*self.range.start()..=last).step_by(step).collect())
    }

    fn step(&self, text: &str) -> Result<u16, String> {
        let step = digits(text).filter(|step| (1..=*self.range.end()).contains(step));
        step.ok_or_else(|| format!("{text:?} is no step for {}", self.name))
    }

    /// A number or a name.
    pub fn number(&self, text: &str) -> Result<u16, String> {
        let named = self.names.iter().position(|name| name.eq_ignore_ascii_case(text)).and_then(|place| u16::try_from(place).ok());
        let number = named.map(|place| place + self.range.start()).or_else(|| digits(text));
        number.filter(|number| self.range.contains(number)).ok_or_else(|| {
            let names = match (self.names.first(), self.names.last()) {
                (Some(first), Some(last)) => format!(" or {first} to {last}"),
                _ => String::new(),
            };
            format!("{text:?} is nothing for {}, which takes {} to {}{names}", self.name, self.range.start(), self.range.end())
        })
    }
}

impl Numbers {
    pub fn contains(&self, number: u16) -> bool {
        self.0.binary_search(&number).is_ok()
    }

    /// The numbers from `first` on.
    pub fn from(&self, first: u16) -> impl Iterator<Item = u16> {
        self.0.iter().copied().skip_while(move |number| *number < first)
    }
}

/// Digits only: no sign, no space.
pub(super) fn digits(text: &str) -> Option<u16> {
    let plain = !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}
