//! A scenario of the Playground's gallery: TOML beside the code of its functions, with checks that hold it to its description.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use toml::de::DeTable;

use crate::check::Check;
use crate::check_reader::checks;
use crate::error::ExerciseError;
use crate::format::{read_steps, with_handler};
use crate::toml_reader::TableReader;

/// The keys that are the gallery's; all others are those of a scenario.
const OWN_KEYS: [&str; 5] = ["title", "summary", "functions", "steps", "checks"];

/// A scenario of the gallery.
#[derive(Clone, Debug, PartialEq)]
pub struct Showcase {
    /// Name of its folder, which is its id for ever.
    pub id: String,
    /// What the gallery calls it.
    pub title: String,
    /// What happens in it, in a sentence or two.
    pub summary: String,
    /// Its functions without their code, in the order of the file.
    pub functions: Vec<Map<String, Value>>,
    /// All but functions and steps.
    pub surroundings: Map<String, Value>,
    /// What happens, in the scenario's own words.
    pub steps: Vec<Value>,
    /// What its description says, so that it stays true.
    pub checks: Vec<Check>,
}

impl Showcase {
    /// Reads a `scenario.toml`. The folder's name becomes the id.
    ///
    /// # Errors
    /// The first mistake, with its place and what to write instead. What is inside functions, queues and so on is checked where the
    /// scenario is.
    pub fn parse(id: &str, toml: &str) -> Result<Showcase, ExerciseError> {
        let root = DeTable::parse(toml).map_err(|error| ExerciseError::not_toml(toml, &error))?;
        let keys: Vec<&str> = root.get_ref().keys().map(|key| key.get_ref().as_ref()).collect();
        let file = TableReader::new(toml, root.get_ref(), 0..0, "a scenario", &keys)?;
        let mut functions = Vec::new();
        for (table, span) in file.tables("functions")? {
            let keys: Vec<&str> = table.keys().map(|key| key.get_ref().as_ref()).collect();
            let reader = TableReader::new(toml, table, span, "a function", &keys)?;
            reader.required_text("name", "orders")?;
            if keys.contains(&"files") {
                return Err(reader.error("files", "leave `files` out: its code lies in a folder that is called like the function"));
            }
            functions.push(with_handler(reader.whole()?));
        }
        let first = functions.first().and_then(|function| function.get("name")).and_then(Value::as_str).unwrap_or_default();
        let steps = read_steps(toml, &file, first)?;
        if functions.is_empty() || steps.is_empty() {
            return Err(
                file.error("steps", "a scenario needs a function and a step: `[[functions]]` with `name`, `[[steps]]` with `invoke`")
            );
        }
        let mut surroundings = file.whole()?;
        OWN_KEYS.iter().for_each(|key| drop(surroundings.remove(*key)));
        Ok(Showcase {
            id: id.to_owned(),
            title: file.required_text("title", "Retries")?,
            summary: file.required_text("summary", "A function fails twice and succeeds at the third attempt.")?,
            checks: checks(toml, &file, &steps)?,
            functions,
            surroundings,
            steps,
        })
    }

    /// The names of its functions, whose code lies in folders of these names.
    pub fn function_names(&self) -> impl Iterator<Item = &str> {
        self.functions.iter().filter_map(|function| function.get("name").and_then(Value::as_str))
    }

    /// The whole scenario with the code of each function, by name of function and path of file.
    #[must_use]
    pub fn scenario(&self, code: &BTreeMap<String, BTreeMap<String, String>>) -> Value {
        let with_code = |function: &Map<String, Value>| {
            let mut function = function.clone();
            let name = function.get("name").and_then(Value::as_str).unwrap_or_default();
            let files = code.get(name).cloned().unwrap_or_default();
            function.insert("files".into(), files.into_iter().map(|(path, text)| (path, Value::from(text))).collect::<Map<_, _>>().into());
            Value::Object(function)
        };
        let mut scenario = self.surroundings.clone();
        scenario.insert("functions".into(), self.functions.iter().map(with_code).collect());
        scenario.insert("steps".into(), self.steps.clone().into());
        Value::Object(scenario)
    }
}
