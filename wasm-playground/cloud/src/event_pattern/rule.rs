//! `Rule`: what one value of an event must be like.

use std::net::IpAddr;

use serde_json::{Map, Value};

use super::BadPattern;

/// The words that make an object in a list a rule.
const OPERATORS: [&str; 8] = ["prefix", "suffix", "anything-but", "numeric", "exists", "equals-ignore-case", "wildcard", "cidr"];

/// What one value must be like.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Rule {
    /// This text, number, `true`, `false` or `null`.
    Equals(Value),
    /// A text that begins so.
    Prefix(Text),
    /// A text that ends so.
    Suffix(Text),
    /// This text, in capitals or not.
    Text(Text),
    /// A text of these pieces in this order, with anything between them.
    Wildcard(Vec<String>),
    /// A number within all of these.
    Numeric(Vec<(Comparison, f64)>),
    /// An address of this network: its first address, and how many bits count.
    Cidr(IpAddr, u32),
    /// Whether there is a plain value at all.
    Exists(bool),
    /// None of these, but something.
    AnythingBut(Vec<Rule>),
}

/// A text to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text {
    text: String,
    ignores_case: bool,
}

/// How numbers are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Whether a key is the word of a rule.
pub(super) fn is_operator(key: &str) -> bool {
    OPERATORS.contains(&key)
}

impl Rule {
    /// Reads an item of a pattern's list.
    pub fn of(item: &Value) -> Result<Rule, BadPattern> {
        match item {
            Value::Array(_) => Err(BadPattern),
            Value::Object(fields) => Rule::of_operator(only(fields)?),
            plain => Ok(Rule::Equals(plain.clone())),
        }
    }

    fn of_operator((operator, operand): (&str, &Value)) -> Result<Rule, BadPattern> {
        match operator {
            "prefix" => Ok(Rule::Prefix(Text::of(operand)?)),
            "suffix" => Ok(Rule::Suffix(Text::of(operand)?)),
            "equals-ignore-case" => Ok(Rule::Text(Text { text: text(operand)?.to_lowercase(), ignores_case: true })),
            "wildcard" => Ok(Rule::Wildcard(pieces(text(operand)?)?)),
            "numeric" => numeric(operand),
            "cidr" => cidr(text(operand)?),
            "exists" => operand.as_bool().map(Rule::Exists).ok_or(BadPattern),
            "anything-but" => anything_but(operand),
            _ => Err(BadPattern),
        }
    }

    /// Whether one of the values at a place is like that.
    pub fn is_met(&self, values: &[&Value]) -> bool {
        match self {
            Rule::Exists(wanted) => values.is_empty() != *wanted,
            rule => values.iter().any(|value| rule.accepts(value)),
        }
    }

    fn accepts(&self, value: &Value) -> bool {
        let text = value.as_str();
        match self {
            Rule::Equals(wanted) => wanted == value || wanted.as_f64().is_some_and(|number| value.as_f64() == Some(number)),
            Rule::Prefix(prefix) => text.is_some_and(|text| prefix.begins(text)),
            Rule::Suffix(suffix) => text.is_some_and(|text| suffix.ends(text)),
            Rule::Text(wanted) => text.is_some_and(|text| text.to_lowercase() == wanted.text),
            Rule::Wildcard(pieces) => text.is_some_and(|text| is_made_of(text, pieces)),
            Rule::Numeric(bounds) => value.as_f64().is_some_and(|number| bounds.iter().all(|(how, bound)| how.holds(number, *bound))),
            Rule::Cidr(network, bits) => {
                text.and_then(|text| text.parse().ok()).is_some_and(|address| first_bits(address, *bits) == first_bits(*network, *bits))
            }
            Rule::Exists(wanted) => *wanted,
            Rule::AnythingBut(rules) => !rules.iter().any(|rule| rule.accepts(value)),
        }
    }
}

impl Text {
    /// A text, or `{"equals-ignore-case": "text"}`.
    fn of(operand: &Value) -> Result<Text, BadPattern> {
        match operand {
            Value::String(text) => Ok(Text { text: text.clone(), ignores_case: false }),
            Value::Object(fields) => match only(fields)? {
                ("equals-ignore-case", operand) => Ok(Text { text: text(operand)?.to_lowercase(), ignores_case: true }),
                _ => Err(BadPattern),
            },
            _ => Err(BadPattern),
        }
    }

    fn begins(&self, text: &str) -> bool {
        if self.ignores_case { text.to_lowercase().starts_with(&self.text) } else { text.starts_with(&self.text) }
    }

    fn ends(&self, text: &str) -> bool {
        if self.ignores_case { text.to_lowercase().ends_with(&self.text) } else { text.ends_with(&self.text) }
    }
}

impl Comparison {
    fn of(sign: &Value) -> Result<Comparison, BadPattern> {
        match sign.as_str() {
            Some("=") => Ok(Comparison::Equal),
            Some("<") => Ok(Comparison::Less),
            Some("<=") => Ok(Comparison::LessOrEqual),
            Some(">") => Ok(Comparison::Greater),
            Some(">=") => Ok(Comparison::GreaterOrEqual),
            _ => Err(BadPattern),
        }
    }

    fn is_lower_bound(self) -> bool {
        matches!(self, Comparison::Greater | Comparison::GreaterOrEqual)
    }

    fn is_upper_bound(self) -> bool {
        matches!(self, Comparison::Less | Comparison::LessOrEqual)
    }

    fn holds(self, number: f64, bound: f64) -> bool {
        match self {
            Comparison::Equal => number == bound,
            Comparison::Less => number < bound,
            Comparison::LessOrEqual => number <= bound,
            Comparison::Greater => number > bound,
            Comparison::GreaterOrEqual => number >= bound,
        }
    }
}

/// The one field of an object.
fn only(fields: &Map<String, Value>) -> Result<(&str, &Value), BadPattern> {
    let mut all = fields.iter();
    match (all.next(), all.next()) {
        (Some((key, value)), None) => Ok((key, value)),
        _ => Err(BadPattern),
    }
}

fn text(operand: &Value) -> Result<&str, BadPattern> {
    operand.as_str().ok_or(BadPattern)
}

/// `["=", 5]`, `["<", 5]`, `[">", 0]` or `[">", 0, "<=", 5]`.
fn numeric(operand: &Value) -> Result<Rule, BadPattern> {
    let parts = operand.as_array().ok_or(BadPattern)?;
    let (pairs, rest) = parts.as_chunks::<2>();
    let bound = |[sign, number]: &[Value; 2]| Ok((Comparison::of(sign)?, number.as_f64().ok_or(BadPattern)?));
    let bounds: Vec<(Comparison, f64)> = pairs.iter().map(bound).collect::<Result<_, _>>()?;
    let is_range = match bounds.as_slice() {
        [_] => true,
        [(low, least), (high, most)] => low.is_lower_bound() && high.is_upper_bound() && least < most,
        _ => false,
    };
    if is_range && rest.is_empty() { Ok(Rule::Numeric(bounds)) } else { Err(BadPattern) }
}

/// `10.0.0.0/24`.
fn cidr(network: &str) -> Result<Rule, BadPattern> {
    let (address, bits) = network.split_once('/').ok_or(BadPattern)?;
    let (address, bits): (IpAddr, u32) = (address.parse().map_err(|_| BadPattern)?, bits.parse().map_err(|_| BadPattern)?);
    let most = if address.is_ipv4() { 32 } else { 128 };
    if bits <= most { Ok(Rule::Cidr(address, bits)) } else { Err(BadPattern) }
}

/// The kind of an address, and its first bits as a number.
fn first_bits(address: IpAddr, bits: u32) -> (bool, u128) {
    let (number, all) = match address {
        IpAddr::V4(address) => (u128::from(address.to_bits()), 32),
        IpAddr::V6(address) => (address.to_bits(), 128),
    };
    (address.is_ipv4(), number.checked_shr(all - bits).unwrap_or(0))
}

/// A text or a number, or a list of either; or what begins, ends or looks like one or several texts.
fn anything_but(operand: &Value) -> Result<Rule, BadPattern> {
    let rules: Result<Vec<Rule>, BadPattern> = match operand {
        Value::String(_) | Value::Number(_) => Ok(vec![Rule::Equals(operand.clone())]),
        Value::Array(items) if items.iter().all(Value::is_string) || items.iter().all(Value::is_number) => {
            Ok(items.iter().cloned().map(Rule::Equals).collect())
        }
        Value::Object(fields) => {
            let (operator, operand) = only(fields)?;
            let texts = operand.as_array().map_or(std::slice::from_ref(operand), Vec::as_slice);
            if !matches!(operator, "prefix" | "suffix" | "wildcard" | "equals-ignore-case") || !texts.iter().all(Value::is_string) {
                return Err(BadPattern);
            }
            // Nothing is without an empty beginning and end.
            if matches!(operator, "prefix" | "suffix") && texts.iter().any(|text| text == "") {
                return Err(BadPattern);
            }
            texts.iter().map(|text| Rule::of_operator((operator, text))).collect()
        }
        _ => Err(BadPattern),
    };
    rules.and_then(|rules| if rules.is_empty() { Err(BadPattern) } else { Ok(Rule::AnythingBut(rules)) })
}

/// The pieces between the stars. `\*` is a star and `\\` a backslash; two stars in a row are refused.
fn pieces(pattern: &str) -> Result<Vec<String>, BadPattern> {
    let mut pieces = vec![String::new()];
    let (mut letters, mut after_star) = (pattern.chars().peekable(), false);
    while let Some(letter) = letters.next() {
        let is_star = letter == '*';
        if is_star && after_star {
            return Err(BadPattern);
        }
        after_star = is_star;
        let escaped = letters.next_if(|next| letter == '\\' && matches!(next, '*' | '\\'));
        match (is_star, pieces.last_mut()) {
            (false, Some(piece)) => piece.push(escaped.unwrap_or(letter)),
            _ => pieces.push(String::new()),
        }
    }
    Ok(pieces)
}

/// Whether a text is these pieces, with anything between them.
fn is_made_of(text: &str, pieces: &[String]) -> bool {
    let [first, middle @ .., last] = pieces else { return pieces.iter().any(|piece| piece == text) };
    let Some(mut rest) = text.strip_prefix(first.as_str()) else { return false };
    for piece in middle {
        // The first place is as good as any later one.
        let Some((_, behind)) = rest.split_once(piece.as_str()) else { return false };
        rest = behind;
    }
    rest.ends_with(last.as_str())
}
