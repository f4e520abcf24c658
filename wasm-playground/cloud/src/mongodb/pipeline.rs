//! `Pipeline`: the stages of an aggregation.
//!
//! <https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/>

mod cap;
mod group;
mod lookup;
mod reading;

use std::rc::Rc;

use super::database::Database;
use super::expression::{Expression, Scope};
use super::filter::Filter;
use super::path;
use super::place;
use super::projection::Projection;
use super::refusal::{Outcome, Refusal};
use super::shell_text;
use super::sorting::Sort;
use super::value::{Bson, Document};
use cap::Made;
use group::Group;
use lookup::Lookup;

/// What an aggregation does with documents, in order.
#[derive(Clone, Debug)]
pub(crate) struct Pipeline {
    stages: Vec<Stage>,
}

#[derive(Clone, Debug)]
enum Stage {
    Match(Filter),
    Project(Projection),
    /// `$addFields`, `$set`.
    Add(Vec<(Vec<String>, Expression)>),
    Group(Group),
    Sort(Sort),
    Limit(usize),
    Skip(usize),
    Unwind {
        path: Vec<String>,
        keeps_empty: bool,
        index: Option<String>,
    },
    Lookup(Lookup),
    Count(String),
    ReplaceRoot(Expression),
    /// `$sortByCount` is `$group` and `$sort`.
    Several(Vec<Stage>),
}

type Documents = Vec<Rc<Document>>;

impl Pipeline {
    /// Reads a pipeline.
    pub fn read(stages: &[Bson]) -> Outcome<Pipeline> {
        Ok(Pipeline { stages: stages.iter().map(reading::stage).collect::<Outcome<_>>()? })
    }

    /// Reads the pipeline of an update, which may change one document and no more.
    pub fn read_update(stages: &[Bson]) -> Outcome<Pipeline> {
        const ALLOWED: &[&str] = &["$addFields", "$set", "$project", "$unset", "$replaceRoot", "$replaceWith"];
        for stage in stages {
            let name = stage.as_document().and_then(Document::first).map_or("", |(name, _)| name);
            if !ALLOWED.contains(&name) {
                return Err(Refusal::new(72, format!("{name} is not allowed to be used within an update")));
            }
        }
        Pipeline::read(stages)
    }

    /// The filter at the start, which an index may serve, and what comes after it.
    pub fn split(mut self) -> (Filter, Pipeline) {
        match self.stages.first() {
            Some(Stage::Match(_)) => match self.stages.remove(0) {
                Stage::Match(filter) => (filter, self),
                _ => (Filter::And(Vec::new()), self),
            },
            _ => (Filter::And(Vec::new()), self),
        }
    }

    /// What becomes of documents. `$lookup` reads from the database; what it looks at is added to `examined`.
    pub fn run(&self, database: &Database, documents: Documents, examined: &mut usize) -> Outcome<Documents> {
        self.stages.iter().try_fold(documents, |documents, stage| stage.run(database, documents, examined))
    }

    /// What becomes of one document that is updated.
    pub fn of_document(&self, document: &Document) -> Outcome<Document> {
        let documents = self.run(&Database::default(), vec![Rc::new(document.clone())], &mut 0)?;
        Ok(documents.first().map(|document| document.as_ref().clone()).unwrap_or_default())
    }
}

impl Stage {
    fn run(&self, database: &Database, mut documents: Documents, examined: &mut usize) -> Outcome<Documents> {
        match self {
            Stage::Match(filter) => {
                let mut kept = Vec::new();
                for document in documents {
                    if filter.matches(&document)? {
                        kept.push(document);
                    }
                }
                Ok(kept)
            }
            Stage::Project(projection) => each(documents, |document| projection.apply(document)),
            Stage::Add(fields) => each(documents, |document| add(fields, document)),
            Stage::Group(group) => group.run(&documents),
            Stage::Sort(sort) => Ok(sort.apply(documents, Rc::as_ref)),
            Stage::Limit(count) => {
                documents.truncate(*count);
                Ok(documents)
            }
            Stage::Skip(count) => Ok(documents.into_iter().skip(*count).collect()),
            Stage::Unwind { path, keeps_empty, index } => {
                let (mut unwound, mut made) = (Vec::new(), Made::default());
                for document in documents {
                    unwind(path, *keeps_empty, index.as_deref(), document, &mut |new| {
                        made.add(&new)?;
                        unwound.push(Rc::new(new));
                        Ok(())
                    })?;
                }
                Ok(unwound)
            }
            Stage::Lookup(lookup) => lookup.run(database, documents, examined),
            Stage::Count(_) if documents.is_empty() => Ok(documents),
            Stage::Count(name) => Ok(vec![Rc::new(Document::of([(name, Bson::count(documents.len()))]))]),
            Stage::ReplaceRoot(expression) => each(documents, |document| match expression.evaluate(&Scope::of(document))? {
                Some(Bson::Document(new)) => Ok(new),
                other => {
                    let (kind, shown) =
                        other.as_ref().map_or(("missing", "MISSING".to_owned()), |value| (value.type_name(), shell_text::of_value(value)));
                    Err(Refusal::new(
                        40_228,
                        format!(
                            "'newRoot' expression must evaluate to an object, but resulting value was: {shown}. Type of resulting value: '{kind}'. Input document: {}",
                            shell_text::of_document(document)
                        ),
                    ))
                }
            }),
            Stage::Several(stages) => stages.iter().try_fold(documents, |documents, stage| stage.run(database, documents, examined)),
        }
    }
}

fn each(documents: Documents, of: impl Fn(&Document) -> Outcome<Document>) -> Outcome<Documents> {
    documents.iter().map(|document| of(document).map(Rc::new)).collect()
}

/// `$addFields`: in arrays on the way every document gets the field.
fn add(fields: &[(Vec<String>, Expression)], document: &Document) -> Outcome<Document> {
    let mut new = document.clone();
    for (path, expression) in fields {
        let value = expression.evaluate(&Scope::of(document))?;
        put(&mut new, path, value.as_ref());
    }
    Ok(new)
}

fn put(document: &mut Document, path: &[String], value: Option<&Bson>) {
    let Some((first, rest)) = path.split_first() else { return };
    if rest.is_empty() {
        match value {
            Some(value) => document.set(first, value.clone()),
            None => drop(document.remove(first)),
        }
        return;
    }
    if !matches!(document.get(first), Some(Bson::Document(_) | Bson::Array(_))) {
        document.set(first, Document::new().into());
    }
    if let Some(inner) = document.get_mut(first) {
        put_below(inner, rest, value);
    }
}

fn put_below(holder: &mut Bson, path: &[String], value: Option<&Bson>) {
    match holder {
        Bson::Document(document) => put(document, path, value),
        Bson::Array(elements) => elements.iter_mut().for_each(|element| put_below(element, path, value)),
        other => {
            let mut made = Document::new();
            put(&mut made, path, value);
            *other = made.into();
        }
    }
}

fn unwind(
    path: &[String],
    keeps_empty: bool,
    index: Option<&str>,
    document: Rc<Document>,
    unwound: &mut impl FnMut(Document) -> Outcome<()>,
) -> Outcome<()> {
    let mut give = |value: Option<&Bson>, number: Bson| {
        let mut new = document.as_ref().clone();
        match value {
            Some(value) => place::set(&mut new, path, value.clone())?,
            None => place::remove(&mut new, path),
        }
        if let Some(index) = index {
            place::set(&mut new, &path::parts(index), number)?;
        }
        unwound(new)
    };
    match place::get(&document, path) {
        Some(Bson::Array(elements)) if elements.is_empty() => {
            if keeps_empty {
                give(None, Bson::Null)
            } else {
                Ok(())
            }
        }
        Some(Bson::Array(elements)) => {
            let numbered = elements.iter().enumerate();
            numbered
                .into_iter()
                .try_for_each(|(number, element)| give(Some(element), Bson::Int64(i64::try_from(number).unwrap_or_default())))
        }
        None => {
            if keeps_empty {
                give(None, Bson::Null)
            } else {
                Ok(())
            }
        }
        Some(Bson::Null) => {
            if keeps_empty {
                give(Some(&Bson::Null), Bson::Null)
            } else {
                Ok(())
            }
        }
        Some(value) => give(Some(value), Bson::Null),
    }
}
