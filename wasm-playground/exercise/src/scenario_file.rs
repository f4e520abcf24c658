//! A scenario written as TOML around somebody's code: what else is deployed, and what happens to it.

use serde_json::{Map, Value};
use toml::de::DeTable;

use crate::error::ExerciseError;
use crate::format::{read_steps, with_handler};
use crate::toml_reader::TableReader;

/// What a file says about the scenario of a cell. The keys are those of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioFile {
    /// All but functions and steps.
    pub surroundings: Map<String, Value>,
    /// The function whose code is not in the file: the first one that has no `files`. Its name is there, and its handler if it has any.
    pub own: Map<String, Value>,
    /// All other functions. One without `files` has the same code.
    pub others: Vec<Value>,
    /// What happens, in the scenario's own words.
    pub steps: Vec<Value>,
}

impl ScenarioFile {
    /// Reads a scenario file. What is inside functions, queues and so on is checked where the scenario is.
    ///
    /// # Errors
    /// The first mistake, with its place and what to write instead.
    pub fn parse(toml: &str) -> Result<ScenarioFile, ExerciseError> {
        let root = DeTable::parse(toml).map_err(|error| ExerciseError::not_toml(toml, &error))?;
        let keys: Vec<&str> = root.get_ref().keys().map(|key| key.get_ref().as_ref()).collect();
        let file = TableReader::new(toml, root.get_ref(), 0..0, "a scenario", &keys)?;
        let (mut own, mut others) = (None, Vec::new());
        for (table, span) in file.tables("functions")? {
            let keys: Vec<&str> = table.keys().map(|key| key.get_ref().as_ref()).collect();
            let reader = TableReader::new(toml, table, span, "a function", &keys)?;
            reader.required_text("name", "fn")?;
            let function = with_handler(reader.whole()?);
            match own {
                None if !function.contains_key("files") => own = Some(function),
                _ => others.push(Value::Object(function)),
            }
        }
        let own = own.unwrap_or_else(|| {
            let mut function = Map::new();
            function.insert("name".into(), "fn".into());
            with_handler(function)
        });
        let name = own.get("name").and_then(Value::as_str).unwrap_or_default();
        let steps = read_steps(toml, &file, name)?;
        if steps.is_empty() {
            return Err(file.error("steps", "a scenario needs at least one step: write `[[steps]]` and under it `invoke = \"fn\"`"));
        }
        let mut surroundings = file.whole()?;
        surroundings.remove("functions");
        surroundings.remove("steps");
        Ok(ScenarioFile { surroundings, own, others, steps })
    }
}
