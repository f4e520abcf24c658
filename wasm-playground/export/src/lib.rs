//! Takes a [`Scenario`] to AWS: its code, its events, a SAM template and a README, as files in the order of their paths.
//!
//! | file | module |
//! |---|---|
//! | `template.yaml` | `template`, with `function` and `stores` for its resources and `yaml` for its form |
//! | `README.md` | `readme`, with a command for each step from `steps` |
//! | `functions/…`, `events/…`, `objects/…` | `lib`, `steps` |
//! | `machines/…` | `machines` |
//!
//! Names of resources and of files are made in `names`. What a scenario has and a template cannot hold is named in the README.

mod function;
mod machines;
mod names;
mod readme;
mod steps;
mod stores;
mod template;
mod yaml;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mini_cloud::Scenario;
use mini_cloud::mini_lambda::FunctionConfig;
use mini_cloud::mini_lambda::function::Platform;
use serde::{Serialize, Serializer};

use names::Names;

/// What a file holds. As JSON it is `{"text": …}`, or `{"base64": …}` where it is no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content(Vec<u8>);

impl Content {
    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl From<String> for Content {
    fn from(text: String) -> Content {
        Content(text.into_bytes())
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Content {
        Content(bytes)
    }
}

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let held = match std::str::from_utf8(&self.0) {
            Ok(text) => ("text", text.to_owned()),
            Err(_) => ("base64", STANDARD.encode(&self.0)),
        };
        serializer.collect_map([held])
    }
}

/// The scenario has no function of Lambda's, nor a machine with something that a template can hold beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NothingForAws;

impl fmt::Display for NothingForAws {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("this scenario has no function of AWS Lambda's, so there is nothing to take to AWS; add one")
    }
}

impl std::error::Error for NothingForAws {}

/// The files, by path. `title` is what people call the scenario.
///
/// # Errors
/// [`NothingForAws`] for a scenario whose functions all run on another platform.
pub fn files(scenario: &Scenario, title: &str) -> Result<BTreeMap<String, Content>, NothingForAws> {
    let names = Names::of(scenario);
    let has_stores = !scenario.buckets.is_empty() || !scenario.queues.is_empty();
    if lambdas(scenario).next().is_none() && (scenario.instances.is_empty() || !has_stores) {
        return Err(NothingForAws);
    }
    let mut files = BTreeMap::new();
    for function in lambdas(scenario) {
        for (path, text) in &function.files {
            files.insert(format!("functions/{}/{path}", function.name), Content::from(text.clone()));
        }
        if let Some(packages) = requirements(function) {
            files.entry(format!("functions/{}/requirements.txt", function.name)).or_insert(Content::from(packages));
        }
    }
    let told = steps::tell(scenario, &names, &mut files);
    let machines = machines::tell(scenario, &mut files);
    files.insert("template.yaml".to_owned(), Content::from(template::template(scenario, &names, title)));
    files.insert("README.md".to_owned(), Content::from(readme::readme(scenario, &names, title, &told, &machines)));
    Ok(files)
}

/// Modules that are there in the workbook and not at AWS, and the packages that hold them.
const PACKAGES: [(&str, &str); 3] = [("psycopg2", "psycopg2-binary"), ("pymongo", "pymongo"), ("bson", "pymongo")];

/// What `sam build` has to fetch for a function, one package a line; nothing for one that needs none.
fn requirements(function: &FunctionConfig) -> Option<String> {
    let imports = |line: &str, module: &str| {
        let mut words = line.split_whitespace();
        matches!(words.next(), Some("import" | "from")) && words.any(|word| word.split(['.', ',']).next() == Some(module))
    };
    let lines = || function.files.values().flat_map(|text| text.lines());
    let wanted: BTreeSet<&str> =
        PACKAGES.iter().filter(|(module, _)| lines().any(|line| imports(line, module))).map(|(_, package)| *package).collect();
    (!wanted.is_empty()).then(|| wanted.iter().map(|package| format!("{package}\n")).collect())
}

/// The functions that AWS Lambda runs.
fn lambdas(scenario: &Scenario) -> impl Iterator<Item = &FunctionConfig> {
    let ours = scenario.functions.iter().filter(|function| function.platform == Platform::Lambda);
    ours.filter(|function| !machines::is_only_files(scenario, function))
}
