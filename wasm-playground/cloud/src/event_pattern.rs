//! `EventPattern`: which events a filter lets through, by EventBridge's rules. Lambda's event source mappings filter by them.
//!
//! Rules: <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html> and
//! <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>. What is valid and what matches is recorded
//! on AWS in LocalStack's tests/aws/services/events/event_pattern_templates (test_events_patterns.py). All read 2026-11-27.

mod facts;
mod rule;

use serde_json::Value;

use facts::{Facts, Fields};
use rule::Rule;

/// Fields that an event must have.
#[derive(Clone, Debug, PartialEq)]
pub struct EventPattern {
    /// Each of these: keys from the outside in, and what is there. A dot in a key goes one level down, as in the event.
    all: Vec<(Vec<String>, Wanted)>,
    /// Of each of these groups one: `$or`.
    any: Vec<Vec<EventPattern>>,
}

/// What a pattern wants at one place.
#[derive(Clone, Debug, PartialEq)]
enum Wanted {
    /// One of these.
    Rules(Vec<Rule>),
    /// An object with these fields.
    Fields(EventPattern),
}

/// A pattern that AWS would refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadPattern;

impl EventPattern {
    /// Reads a pattern's JSON.
    ///
    /// # Errors
    /// [`BadPattern`] for what is no object of objects and non-empty lists of rules.
    pub fn read(json: &str) -> Result<EventPattern, BadPattern> {
        EventPattern::of(&serde_json::from_str(json).map_err(|_| BadPattern)?)
    }

    fn of(pattern: &Value) -> Result<EventPattern, BadPattern> {
        let fields = pattern.as_object().filter(|fields| !fields.is_empty()).ok_or(BadPattern)?;
        let mut read = EventPattern { all: Vec::new(), any: Vec::new() };
        for (key, value) in fields {
            match alternatives(key, value) {
                Some(alternatives) => read.any.push(alternatives.iter().map(EventPattern::of).collect::<Result<_, _>>()?),
                None => read.all.push((facts::keys(key).map(str::to_owned).collect(), Wanted::of(value)?)),
            }
        }
        Ok(read)
    }

    /// Whether an event has all that the pattern wants.
    pub fn matches(&self, event: &Value) -> bool {
        let facts = Facts::of(event);
        Wanted::fields(self, Some(&facts))
    }

    /// Whether the pattern says anything about this key, and if so, whether it wants an object there.
    pub(crate) fn wants_object_at(&self, key: &str) -> Option<bool> {
        let here = self.all.iter().find(|(keys, _)| keys.first().is_some_and(|first| first == key));
        let deeper = || self.any.iter().flatten().find_map(|option| option.wants_object_at(key));
        here.map(|(keys, wanted)| keys.len() > 1 || matches!(wanted, Wanted::Fields(_))).or_else(deeper)
    }

    fn matches_fields(&self, fields: Option<&Fields<'_>>) -> bool {
        self.all.iter().all(|(keys, wanted)| wanted.at(keys, fields))
            && self.any.iter().all(|options| options.iter().any(|option| option.matches_fields(fields)))
    }
}

/// The options of `$or`: at least two objects, none of which is a rule. Otherwise it is a field of that name.
fn alternatives<'a>(key: &str, value: &'a Value) -> Option<&'a Vec<Value>> {
    let options = value.as_array().filter(|options| key == "$or" && options.len() > 1)?;
    let is_pattern = |option: &Value| option.as_object().is_some_and(|fields| !fields.keys().any(|key| rule::is_operator(key)));
    options.iter().all(is_pattern).then_some(options)
}

impl Wanted {
    fn of(value: &Value) -> Result<Wanted, BadPattern> {
        match value {
            Value::Object(_) => Ok(Wanted::Fields(EventPattern::of(value)?)),
            Value::Array(rules) if !rules.is_empty() => Ok(Wanted::Rules(rules.iter().map(Rule::of).collect::<Result<_, _>>()?)),
            _ => Err(BadPattern),
        }
    }

    /// Whether it is met below these keys of an object; none is an object that is not there.
    fn at(&self, keys: &[String], fields: Option<&Fields<'_>>) -> bool {
        let Some((first, rest)) = keys.split_first() else { return false };
        let facts = fields.and_then(|fields| fields.get(first.as_str()));
        if rest.is_empty() {
            return match self {
                Wanted::Rules(rules) => rules.iter().any(|rule| rule.is_met(facts.map_or(&[], Facts::values))),
                Wanted::Fields(pattern) => Wanted::fields(pattern, facts),
            };
        }
        match facts.map(Facts::objects) {
            Some([]) | None => self.at(rest, None),
            Some(objects) => objects.iter().any(|object| self.at(rest, Some(object))),
        }
    }

    /// One object must have all of it: what a list spreads over several does not count together.
    fn fields(pattern: &EventPattern, facts: Option<&Facts<'_>>) -> bool {
        match facts.map(Facts::objects) {
            Some([]) | None => pattern.matches_fields(None),
            Some(objects) => objects.iter().any(|object| pattern.matches_fields(Some(object))),
        }
    }
}
