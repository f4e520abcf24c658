//! `Filter`: which documents a query wants, read from its document.
//!
//! <https://www.mongodb.com/docs/manual/reference/operator/query/>

use super::expression::{self, Expression};
use super::order::sort;
use super::path;
use super::refusal::{Outcome, Refusal};
use super::regex::Regex;
use super::shell_text;
use super::value::{Bson, Document};

/// The operators that are here, beside `$options`.
const OPERATORS: &str = "$eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $not, $exists, $type, $regex, $size, $all, $elemMatch, $mod, \
                         and at the top $and, $or, $nor, $expr";
/// What MongoDB has and this simulation has not.
const ELSEWHERE: &[&str] = &[
    "$bitsAllClear",
    "$bitsAllSet",
    "$bitsAnyClear",
    "$bitsAnySet",
    "$geoIntersects",
    "$geoWithin",
    "$near",
    "$nearSphere",
    "$box",
    "$center",
    "$jsonSchema",
    "$text",
    "$where",
    "$rand",
    "$sampleRate",
];

/// What a document must be like.
#[derive(Clone, Debug)]
pub(crate) enum Filter {
    /// All of these; none for every document.
    And(Vec<Filter>),
    Or(Vec<Filter>),
    Nor(Vec<Filter>),
    /// A test of what is at a path.
    Field {
        path: Vec<String>,
        test: Test,
    },
    /// An expression that must be true.
    Expression(Expression),
}

/// What a value must be like.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    Equal(Bson),
    Compare(Comparison, Bson),
    /// In ascending order, and patterns.
    In(Vec<Bson>, Vec<Regex>),
    Regex(Regex),
    Exists,
    /// Names of types.
    Type(Vec<&'static str>),
    Size(i64),
    ElementDocument(Box<Filter>),
    Element(Vec<Test>),
    /// All of these, each of some value.
    All(Vec<Test>),
    Mod {
        divisor: i64,
        remainder: i64,
    },
    Never,
    /// Not all of these.
    Not(Vec<Test>),
}

/// Which side of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

impl Filter {
    /// Reads a query.
    pub fn read(query: &Document) -> Outcome<Filter> {
        let mut all = Vec::new();
        for (name, value) in query.iter() {
            match name {
                "$and" => all.push(Filter::And(several(name, value)?)),
                "$or" => all.push(Filter::Or(several(name, value)?)),
                "$nor" => all.push(Filter::Nor(several(name, value)?)),
                "$expr" => all.push(Filter::Expression(expression::read(value)?)),
                "$comment" => {}
                other if ELSEWHERE.contains(&other) => return Err(Refusal::not_simulated(other, OPERATORS)),
                other if other.starts_with('$') => {
                    return Err(Refusal::bad_value(format!(
                        "unknown top level operator: {other}. If you have a field name that starts with a '$' symbol, consider using \
                         $getField or $setField."
                    )));
                }
                name => {
                    let path = path::parts(name);
                    all.extend(tests(value)?.into_iter().map(|test| Filter::Field { path: path.clone(), test }));
                }
            }
        }
        Ok(Filter::And(all))
    }

    /// The values that a field is asked to be equal to, by the query as a whole: what an index can be asked for, and what a new document
    /// of an upsert gets.
    pub fn equalities<'a>(&'a self, found: &mut Vec<(&'a [String], &'a Bson)>) {
        match self {
            Filter::And(all) => all.iter().for_each(|one| one.equalities(found)),
            Filter::Or(one) if one.len() == 1 => one[0].equalities(found),
            Filter::Field { path, test: Test::Equal(value) } => found.push((path, value)),
            Filter::Field { path, test: Test::In(values, patterns) } if values.len() == 1 && patterns.is_empty() => {
                found.push((path, &values[0]));
            }
            Filter::Field { path, test: Test::All(tests) } if tests.len() == 1 => {
                if let Test::Equal(value) = &tests[0] {
                    found.push((path, value));
                }
            }
            _ => {}
        }
    }

    /// The values of which a field must have one, for every field of which that is known.
    pub fn candidates<'a>(&'a self, found: &mut Vec<(&'a [String], &'a [Bson])>) {
        match self {
            Filter::And(all) => all.iter().for_each(|one| one.candidates(found)),
            Filter::Field { path, test: Test::Equal(value) } => found.push((path, std::slice::from_ref(value))),
            Filter::Field { path, test: Test::In(values, patterns) } if patterns.is_empty() => found.push((path, values)),
            _ => {}
        }
    }
}

fn several(name: &str, value: &Bson) -> Outcome<Vec<Filter>> {
    let Bson::Array(entries) = value else { return Err(Refusal::bad_value(format!("{name} must be an array"))) };
    if entries.is_empty() {
        return Err(Refusal::bad_value("$and/$or/$nor must be a nonempty array"));
    }
    let entry = |entry: &Bson| {
        let document = entry.as_document().ok_or_else(|| Refusal::bad_value("$or/$and/$nor entries need to be full objects"))?;
        Filter::read(document)
    };
    entries.iter().map(entry).collect()
}

/// Whether a value holds operators: by its first key, as MongoDB decides.
pub(crate) fn has_operators(value: &Bson) -> bool {
    let first = value.as_document().and_then(Document::first);
    first.is_some_and(|(name, _)| name.starts_with('$') && !matches!(name, "$ref" | "$id" | "$db"))
}

/// What a field must be like: a value, or operators.
pub(crate) fn tests(value: &Bson) -> Outcome<Vec<Test>> {
    match value {
        Bson::Regex { pattern, options } => Ok(vec![Test::Regex(Regex::read(pattern, options)?)]),
        Bson::Document(operators) if has_operators(value) => {
            let mut tests = Vec::new();
            for (name, operand) in operators.iter() {
                tests.extend(operator(name, operand, operators)?);
            }
            Ok(tests)
        }
        other => Ok(vec![Test::Equal(other.clone())]),
    }
}

fn operator(name: &str, operand: &Bson, beside: &Document) -> Outcome<Option<Test>> {
    let compared = |comparison| match operand {
        Bson::Regex { .. } => Err(Refusal::bad_value("Can't have RegEx as arg to predicate over field.")),
        other => Ok(Test::Compare(comparison, other.clone())),
    };
    Ok(Some(match name {
        "$eq" => Test::Equal(operand.clone()),
        "$ne" => match operand {
            Bson::Regex { .. } => return Err(Refusal::bad_value("Can't have regex as arg to $ne.")),
            other => Test::Not(vec![Test::Equal(other.clone())]),
        },
        "$gt" => compared(Comparison::Greater)?,
        "$gte" => compared(Comparison::GreaterOrEqual)?,
        "$lt" => compared(Comparison::Less)?,
        "$lte" => compared(Comparison::LessOrEqual)?,
        "$in" => among(name, operand)?,
        "$nin" => Test::Not(vec![among(name, operand)?]),
        "$not" => Test::Not(negated(operand)?),
        "$exists" if operand.is_true() => Test::Exists,
        "$exists" => Test::Not(vec![Test::Exists]),
        "$type" => Test::Type(types(operand)?),
        "$regex" => regex(operand, beside)?,
        "$options" if beside.get("$regex").is_some() => return Ok(None),
        "$options" => return Err(Refusal::bad_value("$options needs a $regex")),
        "$size" => size(operand)?,
        "$all" => all(operand)?,
        "$elemMatch" => element(operand)?,
        "$mod" => modulo(operand)?,
        other if ELSEWHERE.contains(&other) => return Err(Refusal::not_simulated(other, OPERATORS)),
        other => return Err(Refusal::bad_value(format!("unknown operator: {other}"))),
    }))
}

fn among(name: &str, operand: &Bson) -> Outcome<Test> {
    let Bson::Array(entries) = operand else { return Err(Refusal::bad_value(format!("{name} needs an array"))) };
    let (mut values, mut patterns) = (Vec::new(), Vec::new());
    for entry in entries {
        match entry {
            Bson::Regex { pattern, options } => patterns.push(Regex::read(pattern, options)?),
            other if has_operators(other) => return Err(Refusal::bad_value(format!("cannot nest $ under {name}"))),
            other => values.push(other.clone()),
        }
    }
    sort(&mut values);
    Ok(Test::In(values, patterns))
}

fn negated(operand: &Bson) -> Outcome<Vec<Test>> {
    match operand {
        Bson::Regex { .. } => tests(operand),
        Bson::Document(document) if document.is_empty() => Err(Refusal::bad_value("$not cannot be empty")),
        Bson::Document(_) if has_operators(operand) => tests(operand),
        Bson::Document(document) => {
            let name = document.first().map_or("", |(name, _)| name);
            Err(Refusal::bad_value(format!("unknown operator: {name}")))
        }
        _ => Err(Refusal::bad_value("$not needs a regex or a document")),
    }
}

fn regex(operand: &Bson, beside: &Document) -> Outcome<Test> {
    let given = match beside.get("$options") {
        None => None,
        Some(Bson::String(options)) => Some(options.as_str()),
        Some(_) => return Err(Refusal::bad_value("$options has to be a string")),
    };
    match operand {
        Bson::String(pattern) => Ok(Test::Regex(Regex::read(pattern, given.unwrap_or_default())?)),
        Bson::Regex { options, .. } if given.is_some() && !options.is_empty() => {
            Err(Refusal::new(51_075, "options set in both $regex and $options"))
        }
        Bson::Regex { pattern, options } => Ok(Test::Regex(Regex::read(pattern, given.unwrap_or(options))?)),
        _ => Err(Refusal::bad_value("$regex has to be a string")),
    }
}

fn size(operand: &Bson) -> Outcome<Test> {
    let shown = shell_text::of_value(operand);
    if !operand.is_number() {
        return Err(Refusal::failed_to_parse(format!("Failed to parse $size. Expected a number in: $size: {shown}")));
    }
    match operand.as_whole() {
        None => Err(Refusal::failed_to_parse(format!("Failed to parse $size. Expected an integer: $size: {shown}"))),
        Some(size) if size < 0 => {
            Err(Refusal::failed_to_parse(format!("Failed to parse $size. Expected a non-negative number in: $size: {shown}")))
        }
        Some(size) => Ok(Test::Size(size)),
    }
}

fn all(operand: &Bson) -> Outcome<Test> {
    let Bson::Array(entries) = operand else { return Err(Refusal::bad_value("$all needs an array")) };
    let entry = |entry: &Bson| match entry {
        Bson::Regex { pattern, options } => Ok(Test::Regex(Regex::read(pattern, options)?)),
        Bson::Document(document) if document.get("$elemMatch").is_some() => element(document.get("$elemMatch").unwrap_or(&Bson::Null)),
        other if has_operators(other) => Err(Refusal::bad_value("no $ expressions in $all")),
        other => Ok(Test::Equal(other.clone())),
    };
    if entries.is_empty() {
        return Ok(Test::Never);
    }
    Ok(Test::All(entries.iter().map(entry).collect::<Outcome<_>>()?))
}

fn element(operand: &Bson) -> Outcome<Test> {
    let Bson::Document(document) = operand else { return Err(Refusal::bad_value("$elemMatch needs an Object")) };
    let is_of_values = has_operators(operand) && !document.first().is_some_and(|(name, _)| matches!(name, "$and" | "$or" | "$nor"));
    if is_of_values { Ok(Test::Element(tests(operand)?)) } else { Ok(Test::ElementDocument(Box::new(Filter::read(document)?))) }
}

fn modulo(operand: &Bson) -> Outcome<Test> {
    let Bson::Array(parts) = operand else { return Err(Refusal::bad_value("malformed mod, needs to be an array")) };
    let [divisor, remainder] = parts.as_slice() else {
        let problem = if parts.len() < 2 { "not enough elements" } else { "too many elements" };
        return Err(Refusal::bad_value(format!("malformed mod, {problem}")));
    };
    let whole = |part: &Bson, what: &str| {
        let number = part.as_double().ok_or_else(|| Refusal::bad_value(format!("malformed mod, {what} not a number")))?;
        Ok::<i64, Refusal>(part.as_whole().unwrap_or(number as i64))
    };
    match (whole(divisor, "divisor")?, whole(remainder, "remainder")?) {
        (0, _) => Err(Refusal::bad_value("divisor cannot be 0")),
        (divisor, remainder) => Ok(Test::Mod { divisor, remainder }),
    }
}

/// Names and numbers of types: <https://www.mongodb.com/docs/manual/reference/operator/query/type/>.
const TYPES: &[(i64, &str)] = &[
    (1, "double"),
    (2, "string"),
    (3, "object"),
    (4, "array"),
    (5, "binData"),
    (7, "objectId"),
    (8, "bool"),
    (9, "date"),
    (10, "null"),
    (11, "regex"),
    (16, "int"),
    (17, "timestamp"),
    (18, "long"),
    (19, "decimal"),
    (-1, "minKey"),
    (127, "maxKey"),
];

fn types(operand: &Bson) -> Outcome<Vec<&'static str>> {
    let entries = match operand {
        Bson::Array(entries) => entries.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut names = Vec::new();
    for entry in entries {
        match entry {
            Bson::String(name) if name == "number" => names.extend(["int", "long", "double", "decimal"]),
            Bson::String(name) => {
                let known = TYPES.iter().find(|(_, known)| known == name);
                names.push(known.ok_or_else(|| Refusal::bad_value(format!("Unknown type name alias: {name}")))?.1);
            }
            number if number.is_number() => {
                let known = TYPES.iter().find(|(known, _)| Some(*known) == number.as_whole());
                let shown = shell_text::of_value(number);
                names.push(known.ok_or_else(|| Refusal::bad_value(format!("Invalid numerical type code: {shown}")))?.1);
            }
            _ => return Err(Refusal::type_mismatch("type must be represented as a number or a string")),
        }
    }
    Ok(names)
}
