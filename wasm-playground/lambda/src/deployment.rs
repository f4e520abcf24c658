//! A function as it is deployed: the version that can be changed, those that were published of it, and its aliases.
//!
//! Recorded on AWS: LocalStack tests/aws/services/lambda_/test_lambda_api.py TestLambdaVersions and TestLambdaAlias
//! (2025-11-25), read 2026-11-22.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::function::{FunctionConfig, LATEST};

/// What was published of a function, as plain data that can be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// Name of the function.
    pub function: String,
    /// Code and settings of version 1, of version 2, and so on. They never change.
    pub versions: Vec<FunctionConfig>,
    /// Aliases by name, each with its version: a number or `$LATEST`.
    pub aliases: BTreeMap<String, String>,
}

/// One deployed function.
#[derive(Clone, Debug)]
pub(crate) struct Deployment {
    /// What `$LATEST` is now.
    pub latest: Rc<FunctionConfig>,
    versions: Vec<Rc<FunctionConfig>>,
    aliases: BTreeMap<String, String>,
}

impl Deployment {
    /// A new function: nothing is published of it.
    pub fn new(function: FunctionConfig) -> Deployment {
        Deployment { latest: Rc::new(function), versions: Vec::new(), aliases: BTreeMap::new() }
    }

    /// What a qualifier stands for: the version's own name (a number or `$LATEST`) with its code and settings.
    pub fn find(&self, qualifier: &str) -> Option<(String, Rc<FunctionConfig>)> {
        self.version(self.aliases.get(qualifier).map_or(qualifier, String::as_str))
    }

    /// A version by its own name.
    pub fn version(&self, version: &str) -> Option<(String, Rc<FunctionConfig>)> {
        if version == LATEST {
            return Some((LATEST.to_owned(), Rc::clone(&self.latest)));
        }
        let number: usize = version.parse().ok().filter(|number: &usize| number.to_string() == version)?;
        let function = self.versions.get(number.checked_sub(1)?)?;
        Some((version.to_owned(), Rc::clone(function)))
    }

    /// Publishes `$LATEST` and returns the version's number: that of the last one if nothing changed since
    /// (<https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html>, read 2026-11-22).
    pub fn publish(&mut self) -> usize {
        if !self.versions.last().is_some_and(|last| last.is_same_version(&self.latest)) {
            self.versions.push(Rc::clone(&self.latest));
        }
        self.versions.len()
    }

    /// Whether there is an alias of this name.
    pub fn has_alias(&self, name: &str) -> bool {
        self.aliases.contains_key(name)
    }

    /// Lets an alias, new or old, stand for a version.
    pub fn set_alias(&mut self, name: &str, version: &str) {
        self.aliases.insert(name.to_owned(), version.to_owned());
    }

    /// What was published, if anything was.
    pub fn published(&self) -> Option<Published> {
        if self.versions.is_empty() && self.aliases.is_empty() {
            return None;
        }
        let versions = self.versions.iter().map(|version| FunctionConfig::clone(version)).collect();
        Some(Published { function: self.latest.name.clone(), versions, aliases: self.aliases.clone() })
    }

    /// Puts back what was published.
    pub fn restore(&mut self, published: Published) {
        self.versions = published.versions.into_iter().map(Rc::new).collect();
        self.aliases = published.aliases;
    }
}

impl FunctionConfig {
    /// Whether `other` is the same but for what belongs to the function as a whole, and to no version: reserved concurrency,
    /// and what becomes of asynchronous events
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html>, read 2026-11-22).
    pub(crate) fn is_same_version(&self, other: &FunctionConfig) -> bool {
        let aligned = FunctionConfig {
            reserved_concurrency: other.reserved_concurrency,
            maximum_retry_attempts: other.maximum_retry_attempts,
            maximum_event_age_s: other.maximum_event_age_s,
            on_success: other.on_success.clone(),
            on_failure: other.on_failure.clone(),
            ..self.clone()
        };
        aligned == *other
    }
}
