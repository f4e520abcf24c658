//! findAndModify: changes one document and gives it as it was, or as it is.

use super::writing::Statement;
use super::{Command, Reply};
use crate::mongodb::MongoDb;
use crate::mongodb::collection::id_of;
use crate::mongodb::filter::{Filter, Test};
use crate::mongodb::projection::Projection;
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::sorting::Sort;
use crate::mongodb::value::{Bson, Document};

impl MongoDb {
    pub(super) fn find_and_modify(&mut self, command: &mut Command<'_>) -> Outcome<Reply> {
        command.allow(&["query", "sort", "remove", "update", "new", "upsert", "fields", "arrayFilters"])?;
        let query = command.document("query")?;
        let (filter, sort) = (Filter::read(&query)?, Sort::read(&command.document("sort")?)?);
        let fields = command.document("fields")?;
        let projection = if fields.is_empty() { None } else { Some(Projection::read(&fields, true)?) };
        let projected =
            |document: &Document| projection.as_ref().map_or_else(|| Ok(document.clone()), |projection| projection.apply(document));
        let mut found = Vec::new();
        if let Some(collection) = self.readable(command)? {
            let (documents, examined) = collection.find(&filter)?;
            command.examined += examined;
            found = sort.apply(documents, |(_, document)| document);
        }
        let first = found.into_iter().next();
        if command.flag("remove") {
            let Some((place, document)) = first else { return Ok(answer(0, false, None, Bson::Null)) };
            self.writable(command)?.remove(place);
            command.changes.deleted += 1;
            return Ok(Reply::Document(Document::of([
                ("lastErrorObject", Document::of([("n", Bson::Int32(1))]).into()),
                ("value", projected(&document)?.into()),
            ])));
        }
        let update = command.fields.get("update").cloned();
        let update = update.ok_or_else(|| Refusal::failed_to_parse("Either an update or remove=true must be specified"))?;
        let mut statement = Document::of([("q", query.into()), ("u", update), ("upsert", Bson::Bool(command.flag("upsert")))]);
        if let Some(filters) = command.fields.get("arrayFilters") {
            statement.set("arrayFilters", filters.clone());
        }
        let mut statement = Statement::read(&statement)?;
        let is_there = first.is_some();
        if let Some((_, document)) = &first {
            // The one that the sort put first, and still only if the query wants it: `$` needs the query.
            let path = vec!["_id".to_owned()];
            statement.filter = Filter::And(vec![Filter::Field { path, test: Test::Equal(id_of(document)) }, statement.filter]);
        }
        let stated = self.modify(command, &statement)?;
        let before = first.map(|(_, document)| document);
        let value = if command.flag("new") {
            let id = stated.upserted.clone().or_else(|| before.as_deref().map(id_of));
            match (self.readable(command)?, id) {
                (Some(collection), Some(id)) => {
                    let filter = Filter::Field { path: vec!["_id".to_owned()], test: Test::Equal(id) };
                    let (documents, _) = collection.find(&filter)?;
                    documents.first().map_or(Ok(Bson::Null), |(_, document)| projected(document).map(Bson::Document))?
                }
                _ => Bson::Null,
            }
        } else {
            before.as_deref().map_or(Ok(Bson::Null), |document| projected(document).map(Bson::Document))?
        };
        let count = i32::from(is_there || stated.upserted.is_some());
        Ok(answer(count, is_there, stated.upserted, value))
    }
}

fn answer(count: i32, existed: bool, upserted: Option<Bson>, value: Bson) -> Reply {
    let mut last = Document::of([("n", Bson::Int32(count)), ("updatedExisting", Bson::Bool(existed))]);
    if let Some(id) = upserted {
        last.set("upserted", id);
    }
    Reply::Document(Document::of([("lastErrorObject", last.into()), ("value", value)]))
}
