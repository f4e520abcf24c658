//! `Projection`: which fields of a document are given, for `find` and `$project`.
//!
//! <https://www.mongodb.com/docs/manual/reference/method/db.collection.find/#projection>

use super::expression::sliced;
use super::expression::{self, Expression, Scope};
use super::filter::{self, Filter, Test};
use super::matching;
use super::path;
use super::refusal::{Outcome, Refusal};
use super::value::{Bson, Document};

/// What becomes of a document.
#[derive(Clone, Debug)]
pub(crate) struct Projection {
    includes: bool,
    fields: Fields,
}

type Fields = Vec<(String, Node)>;

#[derive(Clone, Debug)]
enum Node {
    /// Given, or left out: whatever the projection as a whole does.
    Named,
    /// The other of the two; for `_id` only.
    Otherwise,
    Inside(Fields),
    Computed(Expression),
    Slice(i64, Option<i64>),
    FirstMatch(Test),
}

impl Projection {
    /// Reads a projection. `of_find` allows what only `find` has: `$slice` and `$elemMatch`.
    pub fn read(specification: &Document, of_find: bool) -> Outcome<Projection> {
        let mut leaves = Vec::new();
        flatten(specification, "", of_find, &mut leaves)?;
        let decides = |(path, leaf): &(String, Leaf)| match leaf {
            Leaf::Flag(flag) if path != "_id" => Some(*flag),
            Leaf::Computed(_) => Some(true),
            Leaf::FirstMatch(_) => Some(true),
            _ => None,
        };
        let only_id = || leaves.iter().all(|(path, leaf)| path == "_id" && matches!(leaf, Leaf::Flag(true)));
        let includes = leaves.iter().find_map(decides).unwrap_or_else(|| !leaves.is_empty() && only_id());
        let mut fields = Fields::new();
        if includes && !leaves.iter().any(|(path, _)| path == "_id") {
            fields.push(("_id".to_owned(), Node::Named));
        }
        for (path, leaf) in leaves {
            let node = match leaf {
                Leaf::Flag(flag) if flag == includes => Node::Named,
                Leaf::Flag(_) if path == "_id" => Node::Otherwise,
                Leaf::Flag(true) => {
                    return Err(Refusal::new(31_253, format!("Cannot do inclusion on field {path} in exclusion projection")));
                }
                Leaf::Flag(false) => {
                    return Err(Refusal::new(31_254, format!("Cannot do exclusion on field {path} in inclusion projection")));
                }
                Leaf::Computed(_) if !includes => {
                    return Err(Refusal::new(31_252, "Cannot use an expression in an exclusion projection"));
                }
                Leaf::Computed(expression) => Node::Computed(expression),
                Leaf::Slice(first, count) => Node::Slice(first, count),
                Leaf::FirstMatch(test) => Node::FirstMatch(test),
            };
            put(&mut fields, &path, &path::parts(&path), node)?;
        }
        Ok(Projection { includes, fields })
    }

    /// A projection that leaves these fields out: `$unset`.
    pub fn without(names: &[&str]) -> Outcome<Projection> {
        let fields = names.iter().map(|name| ((*name).to_owned(), Bson::Int32(0))).collect();
        Projection::read(&fields, false)
    }

    /// The document with what is wanted of it.
    pub fn apply(&self, document: &Document) -> Outcome<Document> {
        let mut result = Document::new();
        self.project(&self.fields, document, document, &mut result)?;
        Ok(result)
    }

    fn project(&self, fields: &Fields, root: &Document, document: &Document, result: &mut Document) -> Outcome<()> {
        for (name, value) in document.iter() {
            let node = fields.iter().find(|(known, _)| known == name).map(|(_, node)| node);
            let kept = match node {
                None => (!self.includes).then(|| value.clone()),
                Some(Node::Named) => self.includes.then(|| value.clone()),
                Some(Node::Otherwise) => (!self.includes).then(|| value.clone()),
                Some(Node::Inside(inner)) => self.inside(inner, root, value)?,
                Some(Node::Slice(first, count)) => Some(match value {
                    Bson::Array(elements) => Bson::Array(sliced(elements, *first, *count)),
                    other => other.clone(),
                }),
                Some(Node::FirstMatch(test)) => first_match(test, value)?,
                Some(Node::Computed(_)) => None,
            };
            if let Some(value) = kept {
                result.push(name.to_owned(), value);
            }
        }
        for (name, node) in fields {
            match node {
                Node::Computed(expression) => {
                    if let Some(value) = expression.evaluate(&Scope::of(root))? {
                        if name == "_id" { result.put_first(name, value) } else { result.set(name, value) }
                    }
                }
                Node::Inside(inner) if document.get(name).is_none() && holds_computed(inner) => {
                    let mut made = Document::new();
                    self.project(inner, root, &Document::new(), &mut made)?;
                    result.set(name, made.into());
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn inside(&self, fields: &Fields, root: &Document, value: &Bson) -> Outcome<Option<Bson>> {
        Ok(match value {
            Bson::Document(document) => {
                let mut result = Document::new();
                self.project(fields, root, document, &mut result)?;
                Some(result.into())
            }
            Bson::Array(elements) => {
                let mut kept = Vec::with_capacity(elements.len());
                for element in elements {
                    kept.extend(self.inside(fields, root, element)?);
                }
                Some(Bson::Array(kept))
            }
            other => (!self.includes).then(|| other.clone()),
        })
    }
}

fn holds_computed(fields: &Fields) -> bool {
    fields.iter().any(|(_, node)| match node {
        Node::Computed(_) => true,
        Node::Inside(inner) => holds_computed(inner),
        _ => false,
    })
}

fn first_match(test: &Test, value: &Bson) -> Outcome<Option<Bson>> {
    let holder = Document::of([("", value.clone())]);
    let all = Filter::Field { path: vec![String::new()], test: test.clone() };
    let position = matching::position(&all, &holder, &[String::new()])?;
    Ok(position.and_then(|at| value.as_array().and_then(|elements| elements.get(at))).map(|element| Bson::Array(vec![element.clone()])))
}

enum Leaf {
    Flag(bool),
    Computed(Expression),
    Slice(i64, Option<i64>),
    FirstMatch(Test),
}

/// Documents in documents become paths, unless they are expressions.
fn flatten(specification: &Document, above: &str, of_find: bool, leaves: &mut Vec<(String, Leaf)>) -> Outcome<()> {
    for (name, value) in specification.iter() {
        let path = if above.is_empty() { name.to_owned() } else { format!("{above}.{name}") };
        if path.split('.').any(|part| part == "$") {
            return Err(Refusal::not_simulated("the positional projection `.$`", "$elemMatch and $slice in projections"));
        }
        let leaf = match value {
            Bson::Bool(flag) => Leaf::Flag(*flag),
            number if number.is_number() => Leaf::Flag(number.is_true()),
            Bson::Document(inner) if filter::has_operators(value) => match inner.first() {
                Some(("$slice", operand)) if of_find => slice(operand)?,
                Some(("$elemMatch", _)) if of_find => {
                    let test = filter::tests(value)?.pop();
                    Leaf::FirstMatch(test.ok_or_else(|| Refusal::bad_value("$elemMatch needs an Object"))?)
                }
                Some((operator, _)) => Leaf::Computed(expression::read(value).map_err(|refusal| below_a_field(refusal, operator))?),
                None => Leaf::Computed(expression::read(value)?),
            },
            Bson::Document(inner) if !inner.is_empty() => {
                flatten(inner, &path, of_find, leaves)?;
                continue;
            }
            Bson::Document(_) => {
                return Err(Refusal::new(51_270, "An empty sub-projection is not a valid value. Found empty object at path"));
            }
            other => Leaf::Computed(expression::read(other)?),
        };
        leaves.push((path, leaf));
    }
    Ok(())
}

/// Of an unknown operator right below a field a projection has words of its own.
fn below_a_field(refusal: Refusal, operator: &str) -> Refusal {
    match expression::unknown(operator) {
        unknown if unknown == refusal => Refusal::new(31_325, format!("Unknown expression {operator}")),
        _ => refusal,
    }
}

fn slice(operand: &Bson) -> Outcome<Leaf> {
    match operand {
        Bson::Array(parts) if parts.len() == 2 => {
            let count = parts[1].as_whole().filter(|count| *count > 0);
            let problem = || Refusal::new(28_724, "$slice in a projection takes a number, or a number and a positive number");
            Ok(Leaf::Slice(parts[0].as_whole().ok_or_else(problem)?, Some(count.ok_or_else(problem)?)))
        }
        number => {
            let first = number
                .as_whole()
                .ok_or_else(|| Refusal::new(28_667, "Invalid $slice syntax. The given syntax did not match the find() syntax"))?;
            Ok(Leaf::Slice(first, None))
        }
    }
}

/// Puts a leaf into the tree.
fn put(fields: &mut Fields, whole: &str, path: &[String], node: Node) -> Outcome<()> {
    let [part, rest @ ..] = path else { return Ok(()) };
    let collision = || Err(Refusal::new(31_249, format!("Path collision at {whole}")));
    match (fields.iter().position(|(known, _)| known == part), rest.is_empty()) {
        (None, true) => fields.push((part.clone(), node)),
        (None, false) => {
            let mut inner = Fields::new();
            put(&mut inner, whole, rest, node)?;
            fields.push((part.clone(), Node::Inside(inner)));
        }
        (Some(at), false) => match &mut fields[at].1 {
            Node::Inside(inner) => return put(inner, whole, rest, node),
            _ => return collision(),
        },
        (Some(_), true) => return collision(),
    }
    Ok(())
}
