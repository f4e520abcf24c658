//! `$lookup`: documents of another collection that belong to each document.

use std::rc::Rc;

use super::cap::{self, Made};
use super::{Documents, Filter, Pipeline};
use crate::mongodb::database::Database;
use crate::mongodb::filter::Test;
use crate::mongodb::order::sort;
use crate::mongodb::path;
use crate::mongodb::place;
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::value::{Bson, Document};

/// Where to look, and by which fields.
#[derive(Clone, Debug)]
pub(super) struct Lookup {
    from: String,
    local: Vec<String>,
    foreign: Vec<String>,
    to: Vec<String>,
    pipeline: Option<Pipeline>,
}

impl Lookup {
    /// Reads `{from, localField, foreignField, as}`, with a pipeline for what was found.
    pub fn read(operand: &Bson) -> Outcome<Lookup> {
        let Bson::Document(specification) = operand else {
            return Err(Refusal::new(9, "the $lookup specification must be an Object"));
        };
        const KEYS: &[&str] = &["from", "localField", "foreignField", "as", "pipeline"];
        if specification.get("let").is_some() {
            return Err(Refusal::not_simulated("$lookup with let", "$lookup with from, localField, foreignField, as, pipeline"));
        }
        if let Some((unknown, _)) = specification.iter().find(|(name, _)| !KEYS.contains(name)) {
            return Err(Refusal::failed_to_parse(format!("unknown argument to $lookup: {unknown}")));
        }
        let text = |name: &str| match specification.get(name) {
            Some(Bson::String(text)) => Ok(text.clone()),
            Some(other) => Err(Refusal::failed_to_parse(format!(
                "$lookup argument '{name}' must be a string, found {name}: {}",
                crate::mongodb::shell_text::of_value(other)
            ))),
            None if name == "as" => Err(Refusal::failed_to_parse("must specify 'as' field for a $lookup")),
            None if name == "from" => Err(Refusal::failed_to_parse("must specify 'from' field for a $lookup")),
            None => Err(Refusal::failed_to_parse("$lookup requires both or neither of 'localField' and 'foreignField' to be specified")),
        };
        let pipeline = specification.get("pipeline").and_then(Bson::as_array).map(Pipeline::read).transpose()?;
        let (local, foreign) = (path::parts(&text("localField")?), path::parts(&text("foreignField")?));
        Ok(Lookup { from: text("from")?, local, foreign, to: path::parts(&text("as")?), pipeline })
    }

    /// Every document with what was found for it.
    pub fn run(&self, database: &Database, documents: Documents, examined: &mut usize) -> Outcome<Documents> {
        let (mut joined, mut made) = (Vec::with_capacity(documents.len()), Made::default());
        for document in documents {
            let mut wanted = path::each(&document, &self.local);
            sort(&mut wanted);
            let filter = Filter::Field { path: self.foreign.clone(), test: Test::In(wanted, Vec::new()) };
            let mut found = Vec::new();
            if let Some(collection) = database.collection(&self.from) {
                let (documents, looked_at) = collection.find(&filter)?;
                *examined += looked_at;
                cap::examined(*examined)?;
                found = documents.into_iter().map(|(_, document)| document).collect();
            }
            if let Some(pipeline) = &self.pipeline {
                found = pipeline.run(database, found, examined)?;
            }
            found.iter().try_for_each(|document| made.add(document))?;
            let mut new = document.as_ref().clone();
            let found = found.iter().map(|document| Bson::Document(Document::clone(document))).collect();
            place::set(&mut new, &self.to, Bson::Array(found))?;
            joined.push(Rc::new(new));
        }
        Ok(joined)
    }
}
