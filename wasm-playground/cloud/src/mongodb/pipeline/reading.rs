//! Reads the stages of a pipeline.

use super::group::Group;
use super::lookup::Lookup;
use super::{Filter, Projection, Sort, Stage};
use crate::mongodb::expression::{self, Expression, field_path};
use crate::mongodb::filter::has_operators;
use crate::mongodb::path;
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::shell_text;
use crate::mongodb::value::{Bson, Document};

/// The stages that are here.
const STAGES: &str = "$addFields, $count, $group, $limit, $lookup, $match, $project, $replaceRoot, $replaceWith, $set, $skip, $sort, \
    $sortByCount, $unset, $unwind";
/// What MongoDB has and this simulation has not.
const ELSEWHERE: &str = "$bucket $bucketAuto $changeStream $collStats $currentOp $densify $documents $facet $fill $geoNear $graphLookup \
    $indexStats $listLocalSessions $listSampledQueries $listSearchIndexes $listSessions $merge $out $planCacheStats $queryStats $rankFusion $redact \
    $sample $search $searchMeta $setWindowFields $shardedDataDistribution $unionWith $vectorSearch";

/// The stage that a document describes.
pub(super) fn stage(value: &Bson) -> Outcome<Stage> {
    let Bson::Document(document) = value else {
        return Err(Refusal::type_mismatch("Each element of the 'pipeline' array must be an object"));
    };
    let (Some((name, operand)), 1) = (document.first(), document.len()) else {
        return Err(Refusal::new(40_323, "A pipeline stage specification object must contain exactly one field."));
    };
    Ok(match name {
        "$match" => Stage::Match(Filter::read(object(operand, 15_959, "the match filter must be an expression in an object")?)?),
        "$project" => Stage::Project(project(operand)?),
        "$addFields" | "$set" => {
            let specification =
                object(operand, 40_272, &format!("{name} specification stage must be an object, got {}", operand.type_name()))?;
            Stage::Add(added(name, specification)?)
        }
        "$unset" => unset(operand)?,
        "$group" => Stage::Group(Group::read(object(operand, 15_947, "a group's fields must be specified in an object")?)?),
        "$sort" => {
            let specification = object(operand, 15_973, "the $sort key specification must be an object")?;
            if specification.is_empty() {
                return Err(Refusal::new(15_976, "$sort stage must have at least one sort key"));
            }
            Stage::Sort(Sort::read(specification)?)
        }
        "$limit" => match count("$limit", operand, 2_107_201)? {
            0 => return Err(Refusal::new(15_958, "the limit must be positive")),
            count => Stage::Limit(count),
        },
        "$skip" => Stage::Skip(count("$skip", operand, 5_107_200)?),
        "$unwind" => unwind(operand)?,
        "$lookup" => Stage::Lookup(Lookup::read(operand)?),
        "$count" => Stage::Count(count_name(operand)?),
        "$replaceRoot" => {
            let specification = object(
                operand,
                40_229,
                &format!("expected an object as specification for $replaceRoot stage, got {}", operand.type_name()),
            )?;
            let new = specification
                .get("newRoot")
                .ok_or_else(|| Refusal::new(40_414, "BSON field '$replaceRoot.newRoot' is missing but a required field"))?;
            Stage::ReplaceRoot(expression::read(new)?)
        }
        "$replaceWith" => Stage::ReplaceRoot(expression::read(operand)?),
        "$sortByCount" => {
            let group = Document::of([("_id", operand.clone()), ("count", Document::of([("$sum", Bson::Int32(1))]).into())]);
            let sort = Document::of([("count", Bson::Int32(-1))]);
            Stage::Several(vec![Stage::Group(Group::read(&group)?), Stage::Sort(Sort::read(&sort)?)])
        }
        other if ELSEWHERE.split_whitespace().any(|known| known == other) => {
            return Err(Refusal::not_simulated(&format!("The stage {other}"), STAGES));
        }
        other => return Err(Refusal::new(40_324, format!("Unrecognized pipeline stage name: '{other}'"))),
    })
}

fn object<'a>(operand: &'a Bson, code: i32, problem: &str) -> Outcome<&'a Document> {
    operand.as_document().ok_or_else(|| Refusal::new(code, problem))
}

fn count(name: &str, operand: &Bson, code: i32) -> Outcome<usize> {
    let shown = shell_text::of_value(operand);
    let invalid = |problem: String| Refusal::new(code, format!("invalid argument to {name} stage: {problem}"));
    if !operand.is_number() {
        return Err(invalid(format!("Expected a number in: {name}: {shown}")));
    }
    let number = operand.as_whole().ok_or_else(|| invalid(format!("Expected an integer: {name}: {shown}")))?;
    usize::try_from(number).map_err(|_| invalid(format!("Expected a non-negative number in: {name}: {shown}")))
}

fn project(operand: &Bson) -> Outcome<Projection> {
    let specification = object(operand, 15_969, "$project specification must be an object")?;
    if specification.is_empty() {
        return Err(Refusal::new(51_272, "Invalid $project :: caused by :: projection specification must have at least one field"));
    }
    Projection::read(specification, false).map_err(|refusal| refusal.behind("Invalid $project"))
}

/// Fields with their expressions; documents without operators are looked into.
fn added(name: &str, specification: &Document) -> Outcome<Vec<(Vec<String>, Expression)>> {
    if specification.is_empty() {
        return Err(Refusal::new(40_177, format!("Invalid {name} :: caused by :: specification must have at least one field")));
    }
    let mut fields = Vec::new();
    add_fields(specification, &[], &mut fields).map_err(|refusal| refusal.behind(&format!("Invalid {name}")))?;
    Ok(fields)
}

fn add_fields(specification: &Document, above: &[String], fields: &mut Vec<(Vec<String>, Expression)>) -> Outcome<()> {
    for (name, value) in specification.iter() {
        let path: Vec<String> = above.iter().cloned().chain(field_path(name)?).collect();
        match value {
            Bson::Document(inner) if !inner.is_empty() && !has_operators(value) => add_fields(inner, &path, fields)?,
            other => fields.push((path, expression::read(other)?)),
        }
    }
    Ok(())
}

fn unset(operand: &Bson) -> Outcome<Stage> {
    let problem = || Refusal::new(31_002, "$unset specification must be a string or an array");
    let names: Vec<&str> = match operand {
        Bson::String(name) => vec![name],
        Bson::Array(names) => names.iter().map(|name| name.as_text().ok_or_else(problem)).collect::<Outcome<_>>()?,
        _ => return Err(problem()),
    };
    Ok(Stage::Project(Projection::without(&names)?))
}

fn unwind(operand: &Bson) -> Outcome<Stage> {
    let (text, keeps_empty, index) = match operand {
        Bson::Document(options) => {
            if let Some((other, _)) =
                options.iter().find(|(name, _)| !["path", "preserveNullAndEmptyArrays", "includeArrayIndex"].contains(name))
            {
                return Err(Refusal::new(28_811, format!("unrecognized option to $unwind stage: {other}")));
            }
            let keeps_empty = options.get("preserveNullAndEmptyArrays").is_some_and(Bson::is_true);
            let index = options.get("includeArrayIndex").and_then(Bson::as_text).map(str::to_owned);
            (options.get("path").cloned().ok_or_else(|| Refusal::new(28_812, "no path specified to $unwind stage"))?, keeps_empty, index)
        }
        other => (other.clone(), false, None),
    };
    let Bson::String(text) = text else {
        return Err(Refusal::new(
            15_981,
            format!("expected either a string or an object as specification for $unwind stage, got {}", text.type_name()),
        ));
    };
    let Some(field) = text.strip_prefix('$') else {
        return Err(Refusal::new(28_818, format!("path option to $unwind stage should be prefixed with a '$': {text}")));
    };
    Ok(Stage::Unwind { path: field_path(field)?, keeps_empty, index })
}

fn count_name(operand: &Bson) -> Outcome<String> {
    let name = operand.as_text().ok_or_else(|| Refusal::new(40_156, "the count field must be a non-empty string"))?;
    let problem = match name {
        "" => Some((40_157, "the count field must be a non-empty string")),
        name if name.starts_with('$') => Some((40_158, "the count field cannot be a $-prefixed path")),
        name if name.contains('.') => Some((40_160, "the count field cannot contain '.'")),
        _ => None,
    };
    match problem {
        Some((code, problem)) => Err(Refusal::new(code, problem)),
        None => Ok(path::parts(name).concat()),
    }
}
