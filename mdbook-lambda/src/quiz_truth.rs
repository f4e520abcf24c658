//! What is right in a question: for a prediction the recorded run says it, for the others their author.

use std::collections::BTreeMap;
use std::path::PathBuf;

use exercise::{Check, Claim, CodeFrom, Expectation, Find, Guess, Prediction, Question, QuestionKind, judge, nearest};
use serde_json::Value;

use crate::claims;
use crate::runner::{Run, Runner, hash};

/// A cell of the book with what its run showed.
#[derive(Debug)]
pub(crate) struct Recorded {
    /// The page with the cell, in the book: `concepts/logs.html`.
    pub(crate) page: PathBuf,
    /// What a reader calls the cell.
    pub(crate) title: Option<String>,
    /// Its code.
    pub(crate) code: String,
    /// Name of its function.
    pub(crate) function: String,
    /// The scenario with its steps.
    pub(crate) scenario: Value,
    /// The step with the last call, where the steps are calls; `None` for a scenario of its own.
    pub(crate) last_step: Option<usize>,
    /// What happened.
    pub(crate) run: Run,
}

/// All cells of the book by id.
pub(crate) type Cells = BTreeMap<String, Recorded>;

/// What is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    /// Which options are.
    Options(Vec<bool>),
    /// The order in which lines are shown: `shown[0]` is the number, in the right order, of the line that stands first.
    Order(Vec<usize>),
    /// The line, counted from 1, of this code.
    Line {
        /// Its number.
        number: usize,
        /// The code.
        code: String,
    },
}

/// A mistake in a question: the byte of the file, and a sentence.
pub(crate) type Refused = (usize, String);

/// Finds out what is right. `None` where a cell has mistakes of its own, which are told elsewhere; `known` has the ids of all cells.
pub(crate) fn of(
    question: &Question,
    quiz: &str,
    cells: &Cells,
    known: &dyn Fn(&str) -> bool,
    runner: &mut Runner,
) -> Result<Option<Truth>, Refused> {
    let find_cell = |id: &str, at: usize| match cells.get(id) {
        Some(cell) => Ok(Some(cell)),
        None if known(id) => Ok(None),
        None => {
            let near = nearest(id, cells.keys().map(String::as_str)).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            Err((at, format!("no cell of the book is called `{id}`{near}")))
        }
    };
    Ok(match &question.kind {
        QuestionKind::Choose(options) => Some(Truth::Options(options.iter().map(|option| option.is_right).collect())),
        QuestionKind::Order(order) => Some(Truth::Order(shuffled(order.lines.len(), &format!("{quiz} {}", question.id)))),
        QuestionKind::Find(find) => match &find.code {
            CodeFrom::Text(code) => Some(line(find, code)?),
            CodeFrom::Cell { id, at } => find_cell(id, *at)?.map(|cell| line(find, &cell.code)).transpose()?,
        },
        QuestionKind::Predict(prediction) => match find_cell(&prediction.cell, prediction.cell_at)? {
            Some(cell) => Some(Truth::Options(foretold(question, prediction, cell, runner)?)),
            None => None,
        },
    })
}

fn line(find: &Find, code: &str) -> Result<Truth, Refused> {
    let number = find.number_in(code).map_err(|sentence| (find.line_at, sentence))?;
    match find.unusable_other(number, code.lines().count()) {
        Some(sentence) => Err((find.others_at, sentence)),
        None => Ok(Truth::Line { number, code: code.to_owned() }),
    }
}

/// Which options agree with the run: exactly one does.
fn foretold(question: &Question, prediction: &Prediction, cell: &Recorded, runner: &mut Runner) -> Result<Vec<bool>, Refused> {
    let mut right = Vec::new();
    let mut seen = None;
    for option in &prediction.options {
        let difference = difference(prediction, option, cell, runner)?;
        right.push(difference.is_none());
        seen = seen.or(difference);
    }
    let agreeing: Vec<&Guess> = prediction.options.iter().zip(&right).filter(|(_, right)| **right).map(|(option, _)| option).collect();
    match agreeing.as_slice() {
        [_] => Ok(right),
        [] => {
            let seen = seen.unwrap_or_default();
            let message =
                format!("no option agrees with the run of `{}`, which gave {seen}; write that as the `value` of one", prediction.cell);
            Err((question.at, message))
        }
        [first, second, ..] => {
            let message = format!(
                "{} and {} both agree with the run of `{}`; exactly one option may",
                first.written, second.written, prediction.cell
            );
            Err((second.at, message))
        }
    }
}

/// What the run gave instead of the option's value; `None` where both are the same.
fn difference(prediction: &Prediction, option: &Guess, cell: &Recorded, runner: &mut Runner) -> Result<Option<String>, Refused> {
    let function = prediction.function.as_deref().unwrap_or(&cell.function);
    let billed = || cell.run.billed_ms(function);
    let said = |billed: &[u64]| Some(format!("{} ms", billed.iter().map(u64::to_string).collect::<Vec<_>>().join(", ")));
    match prediction.subject.claim(&option.value).map_err(|sentence| (option.at, sentence))? {
        Claim::BilledLast(range) => {
            let last = billed().last().copied();
            Ok(if last.is_some_and(|last| range.contains(&last)) { None } else { said(last.as_slice()) })
        }
        Claim::BilledEach(ranges) => {
            let all = billed();
            let agrees = all.len() == ranges.len() && all.iter().zip(&ranges).all(|(billed, range)| range.contains(billed));
            Ok(if agrees { None } else { said(&all) })
        }
        Claim::Check(expect) => {
            let check = check(prediction, cell, expect);
            let verdict = match asks_a_database(&check.expect) {
                // What is in a database only a session can say, so the same run happens once more.
                true => runner.run(&cell.scenario, &[check], false).map_err(|sentence| (option.at, sentence))?.verdict,
                false => judge(&[check], &cell.run.events),
            };
            Ok(verdict.results.into_iter().find(|result| !result.passed).map(|result| result.got))
        }
    }
}

fn asks_a_database(expect: &Expectation) -> bool {
    matches!(expect, Expectation::Rows(_) | Expectation::Documents(_))
}

/// A check that looks at what a claim of the cell itself would look at, where the question does not say more.
fn check(prediction: &Prediction, cell: &Recorded, expect: Expectation) -> Check {
    let (mut step, mut function) = (prediction.step, prediction.function.clone());
    if step.is_none() && function.is_none() {
        match cell.last_step {
            Some(last) if !claims::is_about_all(&expect) => step = Some(last),
            None if !claims::is_about_everybody(&expect) => function = Some(cell.function.clone()),
            _ => {}
        }
    }
    Check { id: "prediction".to_owned(), goal: String::new(), message: String::new(), step, function, expect }
}

/// An order of so many lines that is not the right one: the same in every build, and another for every question.
fn shuffled(count: usize, seed: &str) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|line| hash(format!("{seed} {line}").as_bytes()));
    if order.is_sorted() {
        order.rotate_left(1);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::shuffled;

    #[test]
    fn lines_are_never_shown_in_their_order() {
        for seed in 0..200 {
            let order = shuffled(3, &seed.to_string());
            assert!(!order.is_sorted(), "{seed}");
            let mut all = order.clone();
            all.sort_unstable();
            assert_eq!(all, [0, 1, 2]);
            assert_eq!(order, shuffled(3, &seed.to_string()), "the same in every build");
        }
    }
}
