//! `Facts`: an event as patterns see it: lists are all their items, and a dot in a key goes one level down.

use std::collections::BTreeMap;

use serde_json::Value;

/// The fields of an object.
pub(super) type Fields<'a> = BTreeMap<&'a str, Facts<'a>>;

/// Keys with more dots are taken as they are: a key of a megabyte of dots would be as many levels.
const MOST_LEVELS: usize = 64;

/// What an event has at one place.
#[derive(Debug, Default)]
pub(super) struct Facts<'a> {
    values: Vec<&'a Value>,
    objects: Vec<Fields<'a>>,
}

impl<'a> Facts<'a> {
    pub fn of(event: &'a Value) -> Facts<'a> {
        let mut facts = Facts::default();
        facts.add(event);
        facts
    }

    /// Texts, numbers, `true`, `false` and `null`.
    pub fn values(&self) -> &[&'a Value] {
        &self.values
    }

    /// Objects.
    pub fn objects(&self) -> &[Fields<'a>] {
        &self.objects
    }

    fn add(&mut self, value: &'a Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.add(item)),
            Value::Object(fields) => {
                let mut object = Fields::new();
                for (key, value) in fields {
                    insert(&mut object, keys(key), value);
                }
                self.objects.push(object);
            }
            plain => self.values.push(plain),
        }
    }
}

/// The levels of a key.
pub(super) fn keys(key: &str) -> impl Iterator<Item = &str> {
    let levels = if key.matches('.').count() < MOST_LEVELS { usize::MAX } else { 1 };
    key.splitn(levels, '.')
}

fn insert<'a>(object: &mut Fields<'a>, mut keys: impl Iterator<Item = &'a str>, value: &'a Value) {
    let mut last = keys.next().unwrap_or_default();
    let mut object = object;
    for key in keys {
        let below = object.entry(last).or_default();
        if below.objects.is_empty() {
            below.objects.push(Fields::new());
        }
        // One was there, or has just been put.
        let Some(inner) = below.objects.last_mut() else { return };
        object = inner;
        last = key;
    }
    object.entry(last).or_default().add(value);
}
