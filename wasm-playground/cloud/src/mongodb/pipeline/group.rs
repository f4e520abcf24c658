//! `$group`: documents that belong together become one.

use std::rc::Rc;

use super::Documents;
use crate::mongodb::accumulator::{ACCUMULATORS, Accumulator};
use crate::mongodb::expression::{self, Expression, Scope};
use crate::mongodb::keys::Keys;
use crate::mongodb::refusal::{Outcome, Refusal};
use crate::mongodb::value::{Bson, Document};

/// Accumulators that MongoDB has and this simulation has not.
const ELSEWHERE: &str = "$accumulator $bottom $bottomN $concatArrays $firstN $lastN $maxN $median $minN $percentile $setUnion $stdDevPop \
    $stdDevSamp $top $topN";

/// By what documents are grouped, and what comes of each group.
#[derive(Clone, Debug)]
pub(super) struct Group {
    id: Expression,
    fields: Vec<(String, &'static str, Expression)>,
}

impl Group {
    /// Reads `{_id: …, total: {$sum: …}}`.
    pub fn read(specification: &Document) -> Outcome<Group> {
        let id = specification.get("_id").ok_or_else(|| Refusal::new(15_955, "a group specification must include an _id"))?;
        let mut fields = Vec::new();
        for (name, value) in specification.iter().filter(|(name, _)| *name != "_id") {
            if name.contains('.') {
                return Err(Refusal::new(40_235, format!("The field name '{name}' cannot contain '.'")));
            }
            let Bson::Document(accumulator) = value else {
                return Err(Refusal::new(40_234, format!("The field '{name}' must be an accumulator object")));
            };
            let (Some((operator, operand)), 1) = (accumulator.first(), accumulator.len()) else {
                return Err(Refusal::new(40_238, format!("The field '{name}' must specify one accumulator")));
            };
            let known = ACCUMULATORS.iter().copied().find(|known| *known == operator);
            let Some(known) = known else {
                return Err(if ELSEWHERE.split_whitespace().any(|there| there == operator) {
                    Refusal::not_simulated(&format!("The accumulator {operator}"), &ACCUMULATORS.join(", "))
                } else if operator.starts_with('$') {
                    Refusal::new(15_952, format!("unknown group operator '{operator}'"))
                } else {
                    Refusal::new(40_234, format!("The field '{name}' must be an accumulator object"))
                });
            };
            fields.push((name.to_owned(), known, expression::read(operand)?));
        }
        Ok(Group { id: expression::read(id)?, fields })
    }

    /// The groups, in the order in which their first documents came: MongoDB promises no order.
    pub fn run(&self, documents: &Documents) -> Outcome<Documents> {
        let mut numbers = Keys::default();
        let mut groups: Vec<(Bson, Vec<Accumulator>)> = Vec::new();
        for document in documents {
            let scope = Scope::of(document);
            let id = self.id.evaluate(&scope)?.unwrap_or(Bson::Null);
            let (number, is_new) = numbers.number_of(&id, groups.len() as u64);
            if is_new {
                groups.push((id, self.fields.iter().map(|(_, operator, _)| Accumulator::named(operator)).collect()));
            }
            let accumulators = usize::try_from(number).ok().and_then(|number| groups.get_mut(number)).map(|(_, accumulators)| accumulators);
            for ((_, operator, expression), accumulator) in self.fields.iter().zip(accumulators.into_iter().flatten()) {
                let value = expression.evaluate(&scope)?;
                if *operator == "$mergeObjects" && value.as_ref().is_some_and(|value| !matches!(value, Bson::Document(_) | Bson::Null)) {
                    return Err(Refusal::new(40_400, "$mergeObjects requires object inputs"));
                }
                accumulator.add(value);
            }
        }
        let document = |(id, accumulators): (Bson, Vec<Accumulator>)| {
            let mut document = Document::of([("_id", id)]);
            for ((name, ..), accumulator) in self.fields.iter().zip(accumulators) {
                document.set(name, accumulator.value());
            }
            Rc::new(document)
        };
        Ok(groups.into_iter().map(document).collect())
    }
}
