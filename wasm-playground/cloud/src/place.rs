//! Reading JSON while knowing where one is, so that a refusal can name the place and say what would be right.
//!
//! Values stay text until they are wanted: an event reaches the function as it was written, its big numbers included.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// Why a scenario or a step cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// Where, `functions[0].memory_mb`; empty for the whole text.
    pub path: String,
    /// What is wrong, and what would be right.
    pub problem: String,
}

impl ScenarioError {
    /// A refusal of what is at `path`.
    pub fn at(path: impl Into<String>, problem: impl Into<String>) -> ScenarioError {
        ScenarioError { path: path.into(), problem: problem.into() }
    }
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => formatter.write_str(&self.problem),
            path => write!(formatter, "{path}: {}", self.problem),
        }
    }
}

impl std::error::Error for ScenarioError {}

/// A value and where it is.
#[derive(Clone)]
pub(crate) struct Place<'a> {
    path: String,
    raw: &'a RawValue,
}

impl<'a> Place<'a> {
    /// The whole of a text; `what` names it if it is no JSON at all.
    pub fn whole(json: &'a str, what: &str) -> Result<Place<'a>, ScenarioError> {
        let raw = serde_json::from_str(json).map_err(|error| ScenarioError::at("", format!("{what} is not JSON: {error}")))?;
        Ok(Place { path: String::new(), raw })
    }

    /// The text of the value.
    pub fn json(&self) -> &'a str {
        self.raw.get()
    }

    /// A refusal of this place.
    pub fn refuse(&self, problem: impl Into<String>) -> ScenarioError {
        ScenarioError::at(self.path.clone(), problem)
    }

    fn wrong(&self, wanted: &str) -> ScenarioError {
        self.refuse(format!("must be {wanted}, not {}", kind(self.json())))
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        self.json() == "null"
    }

    /// The fields of an object, in the order in which they are written.
    pub fn object(&self) -> Result<Vec<(String, Place<'a>)>, ScenarioError> {
        let Fields(fields) = serde_json::from_str(self.json()).map_err(|_| self.wrong("an object"))?;
        let mut seen = BTreeSet::new();
        let mut places = Vec::with_capacity(fields.len());
        for (name, raw) in fields {
            let place = Place { path: self.below(&name), raw };
            if !seen.insert(name.clone()) {
                return Err(place.refuse("is written twice; keep one"));
            }
            places.push((name, place));
        }
        Ok(places)
    }

    /// The items of a list.
    pub fn list(&self) -> Result<Vec<Place<'a>>, ScenarioError> {
        let items: Vec<&RawValue> = serde_json::from_str(self.json()).map_err(|_| self.wrong("a list"))?;
        Ok(items.into_iter().enumerate().map(|(index, raw)| Place { path: format!("{}[{index}]", self.path), raw }).collect())
    }

    /// A text.
    pub fn text(&self) -> Result<String, ScenarioError> {
        serde_json::from_str(self.json()).map_err(|_| self.wrong("a text"))
    }

    /// A whole number, not negative.
    pub fn number(&self) -> Result<u64, ScenarioError> {
        serde_json::from_str(self.json()).map_err(|_| self.wrong("a whole number, not negative"))
    }

    /// A whole number that a setting can hold.
    pub fn setting(&self) -> Result<u32, ScenarioError> {
        u32::try_from(self.number()?).map_err(|_| self.wrong("a smaller number"))
    }

    /// `true` or `false`.
    pub fn flag(&self) -> Result<bool, ScenarioError> {
        serde_json::from_str(self.json()).map_err(|_| self.wrong("true or false"))
    }

    /// An object of texts.
    pub fn texts(&self) -> Result<BTreeMap<String, String>, ScenarioError> {
        self.object()?.into_iter().map(|(name, place)| Ok((name, place.text()?))).collect()
    }

    /// One of AWS's words.
    pub fn word<T>(&self, all: &[T], word: impl Fn(&T) -> &'static str) -> Result<T, ScenarioError>
    where
        T: Copy,
    {
        let text = self.text()?;
        let found = all.iter().copied().find(|value| word(value) == text);
        found.ok_or_else(|| {
            let words: Vec<&str> = all.iter().map(word).collect();
            self.refuse(format!("there is no {text:?}; there is {}", one_of(&words)))
        })
    }

    /// Nothing for `null`, else what `read` makes of it.
    pub fn optional<T>(&self, read: impl FnOnce(&Place<'a>) -> Result<T, ScenarioError>) -> Result<Option<T>, ScenarioError> {
        if self.is_null() { Ok(None) } else { read(self).map(Some) }
    }

    /// A refusal of a key that nobody knows.
    pub fn unknown(&self, known: &[&str]) -> ScenarioError {
        self.refuse(format!("no such key; there is {}", one_of(known)))
    }

    /// The path of a key of this object.
    pub fn below(&self, name: &str) -> String {
        let plain = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-');
        match (plain, self.path.as_str()) {
            (true, "") => name.to_owned(),
            (true, path) => format!("{path}.{name}"),
            (false, path) => format!("{path}[{name:?}]"),
        }
    }
}

/// `"a", "b" and "c"`, for sentences.
pub(crate) fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("{word:?}")).collect();
    match quoted.as_slice() {
        [] => "none".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn kind(json: &str) -> String {
    let shown = if json.chars().count() > 40 { format!("{}…", json.chars().take(40).collect::<String>()) } else { json.to_owned() };
    match json.as_bytes().first() {
        Some(b'{') => "an object".to_owned(),
        Some(b'[') => "a list".to_owned(),
        Some(b'"') => format!("the text {shown}"),
        Some(b't' | b'f' | b'n') => shown,
        _ => format!("the number {shown}"),
    }
}

/// An object's fields as they stand, so that one that is written twice is seen.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FieldsVisitor;

        impl<'de> Visitor<'de> for FieldsVisitor {
            type Value = Fields<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(FieldsVisitor)
    }
}
